/**
 * Does work and tells every so many ms how far it has come, so that whoever waits sees it move and knows that
 * somebody works on it. What cannot be told goes to `unkept` and stops nothing.
 */
export async function tellMeanwhile<T>(
  work: () => Promise<T>,
  tell: () => Promise<void>,
  everyMs: number,
  unkept: (error: unknown) => void,
): Promise<T> {
  const timer = setInterval(() => void tell().catch(unkept), everyMs).unref()
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}
