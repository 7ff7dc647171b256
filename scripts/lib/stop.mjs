/** A reason not to go on that can be told to a person in one sentence. */
export class Stop extends Error {}

/** Runs `main`; a failure ends the process with one sentence and code 1, without a stack trace. */
export async function tellFailures(main) {
  try {
    await main()
  } catch (error) {
    const words = error instanceof Stop ? error.message : `出现意外错误：${oneLine(error)}`
    process.stderr.write(`${words}\n`)
    process.exitCode = 1
  }
}

function oneLine(error) {
  const words = error instanceof Error ? error.message : String(error)
  return words.split('\n')[0]
}
