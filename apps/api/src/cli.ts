import { CommanderError } from 'commander'
import { CliFailure } from './cli/failure.ts'
import { commanderWords, makeProgram } from './cli/program.ts'
import { ConfigError } from './platform/config-error.ts'

const code = await run(process.argv.slice(2))
// Worker threads of a house that was opened here need not be waited for: all they wrote is durable.
process.stdout.write('', () => process.exit(code))

/** Runs one command and says how it ended: 0 done, 1 not done with one sentence. */
async function run(args: readonly string[]): Promise<0 | 1> {
  try {
    await makeProgram().parseAsync(args, { from: 'user' })
    return 0
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0
    const isForMachines = args.includes('--json')
    const failure = failureOf(error)
    console.error(
      isForMachines
        ? JSON.stringify({ error: { code: failure.code, message: failure.message } })
        : failure.message,
    )
    return 1
  }
}

function failureOf(error: unknown): CliFailure {
  if (error instanceof CliFailure) return error
  if (error instanceof ConfigError) return new CliFailure(error.message)
  if (error instanceof CommanderError) return new CliFailure(commanderWords(error))
  const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''
  return new CliFailure(`程序出错，没有办成：${why}`)
}
