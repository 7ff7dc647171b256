/** Work that is done again and again, never twice at once in one process. */
export interface Repeating {
  /** Stops after the step that is under way. */
  stop(): Promise<void>
}

/** Does a step every so many ms after the one before has ended. What it throws goes to `onError`. */
export function repeat(
  step: () => Promise<unknown>,
  everyMs: number,
  onError: (error: unknown) => void,
): Repeating {
  let stopped = false
  let running: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  const once = async (): Promise<void> => {
    try {
      await step()
    } catch (error) {
      onError(error)
    }
    wait()
  }
  const wait = (): void => {
    if (stopped) return
    timer = setTimeout(() => {
      running = once()
    }, everyMs).unref()
  }
  wait()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
