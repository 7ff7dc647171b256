import { stderr, stdin } from 'node:process'
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { fail } from './failure.ts'

/** Asks without showing what is typed. Without a terminal, the next line of the input is taken. */
export async function askSecret(question: string): Promise<string> {
  return ask(question, new Writable({ write: (_chunk, _encoding, done) => done() }))
}

/** Asks for a line. */
export async function askLine(question: string): Promise<string> {
  return ask(question, stderr)
}

/** Asks yes or no where somebody can answer; without a terminal the command itself is the answer. */
export async function confirmed(question: string): Promise<boolean> {
  if (!stdin.isTTY) return true
  const line = await askLine(`${question}（输入 y 继续）`)
  return ['y', 'yes', '是'].includes(line.trim().toLowerCase())
}

/** That a clerk has looked at something, said by an option; else the command ends. */
export function seen(told: boolean | undefined, option: string, what: string): true {
  return told === true ? true : fail(`请先核验${what}，核验后加上 ${option}。`)
}

/** The password of `WENGANG_PASSWORD`, or one that is asked for. */
export async function askPassword(question: string): Promise<string> {
  const given = process.env['WENGANG_PASSWORD']
  return given === undefined || given === '' ? askSecret(question) : given
}

/** The six digits of `WENGANG_CODE`, or those that are asked for. */
export async function askCode(
  question = '动态码（手机上的 6 位数字，或一个恢复码）：',
): Promise<string> {
  const given = process.env['WENGANG_CODE']
  return given === undefined || given === '' ? askLine(question) : given
}

function ask(question: string, output: NodeJS.WritableStream): Promise<string> {
  stderr.write(question)
  const isTerminal = stdin.isTTY
  const lines = createInterface({ input: stdin, output, terminal: isTerminal })
  return new Promise((resolve, reject) => {
    let answer: string | null = null
    lines.once('line', (line) => {
      answer = line
      lines.close()
    })
    lines.once('close', () => {
      if (isTerminal && output !== stderr) stderr.write('\n')
      if (answer !== null) resolve(answer)
      else reject(new Error('no input'))
    })
  }).catch(() => fail('没有输入，已取消。')) as Promise<string>
}
