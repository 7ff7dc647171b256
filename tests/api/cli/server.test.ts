import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { totpAt } from '@wengang/api/staff/second-factor/totp'
import type { CallOutput } from '@wengang/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../../support/free-port.ts'
import { openTestStore } from '../../support/test-store.ts'
import { type CommandLine, commandLine, password, startNode } from './command-line.ts'

/** Words, refusals and files are the same whatever stands behind HTTP: told once. */
const onPostgres = process.env['WENGANG_TEST_ENGINE'] === 'postgres'

let line: CommandLine
let secret: string
let folder: string
let copy: string
let drop: () => Promise<void>
let server: ReturnType<typeof startNode>
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wengang-cli-'))
  copy = `${folder}-copy`
  const opened = await openTestStore(folder)
  drop = opened.drop
  const { place } = opened.store
  await opened.store.close()
  line = commandLine(folder, place.engine === 'postgres' ? { DATABASE_URL: place.url } : {})
  const env = { ...line.env, PORT: String(await freePort()), HOST: '127.0.0.1' }
  server = startNode(['main.ts', '--empty'], folder, env)
  await once(server.stdout, 'data')
}, 60_000)
afterAll(async () => {
  if (server.exitCode === null && server.signalCode === null) {
    const gone = once(server, 'exit')
    server.kill('SIGKILL')
    await gone
  }
  await drop()
  for (const path of [folder, copy]) rmSync(path, { recursive: true, force: true })
})

describe('the command line beside a running server', () => {
  it('makes the first administrator while nobody works here, and only then', async () => {
    const before = await line.run('rounds', 'list')
    expect(before).toMatchObject({ code: 1, out: '' })
    expect(before.err.trim()).toBe('请先登录：npm run wengang -- login 登录名')
    const add = () =>
      line.run('staff', 'add', 'boss', '--display', '示例管理员', '--region', '4101')
    const { out } = await add()
    expect(out).toContain('这里还没有工作人员')
    secret = /密钥：([A-Z2-7]{32})/.exec(out)?.[1] ?? ''
    expect(out.match(/^ {2}\w{4}-\w{4}-\w{4}$/gm)).toHaveLength(10)
    const again = await add()
    expect(again).toMatchObject({ code: 1, out: '' })
    expect(again.err).toContain('请先由系统管理员登录')
  }, 60_000)

  it('signs in over HTTP and names the person with every act', async () => {
    line.env['WENGANG_PASSWORD'] = '不是这个密码，再试一次吧'
    const wrong = await line.run('login', 'boss')
    expect(wrong).toMatchObject({ code: 1, out: '' })
    expect(wrong.err.trim()).toBe('姓名或密码不对，请检查后再试。')
    line.env['WENGANG_PASSWORD'] = password
    line.env['WENGANG_CODE'] = '000000'
    expect((await line.run('login', 'boss')).err).toContain('动态码不对')
    line.env['WENGANG_CODE'] = (await totpAt(secret, Date.now())).code
    expect((await line.run('login', 'boss')).out).toContain('办理人：示例管理员（系统管理员）')
    const second = ['--display', '示例乙', '--role', 'administrator', '--region', '4101']
    expect((await line.run('staff', 'add', 'boss2', ...second)).code).toBe(0)
    const added = await line.run(
      'staff',
      'add',
      'desk',
      '--display',
      '示例窗口',
      '--role',
      'clerk',
      '--region',
      '410181',
    )
    expect(added.out).toContain('办理人：示例管理员（系统管理员）')
    const outside = await line.run(
      'staff',
      'add',
      'far',
      '--display',
      '示例',
      '--role',
      'clerk',
      '--region',
      '4113',
    )
    expect(outside).toMatchObject({ code: 1 })
    expect(outside.err).toContain('只能添加本区划（4101）以内的工作人员')
  }, 60_000)

  if (!onPostgres) {
    it('refuses in words and with code 1, and for machines in JSON', async () => {
      const refused = await line.run('cases', 'list', '--json')
      expect(refused).toMatchObject({ code: 1, out: '' })
      expect(JSON.parse(refused.err)).toEqual({
        error: { code: 'NOT_ALLOWED', message: '您的岗位不能办理这项业务，请联系系统管理员。' },
      })
      for (const args of [
        ['cases'],
        ['nothing'],
        ['withdraw'],
        ['cases', 'list', '--state', 'x'],
      ]) {
        const { code, out, err } = await line.run(...args)
        expect({ args, code, out }).toEqual({ args, code: 1, out: '' })
        expect(err).not.toMatch(/\bat .*:\d+:\d+|Error/)
        expect(err.trim().split('\n')).toHaveLength(1)
      }
      const help = await line.run('--help')
      expect(help.code).toBe(0)
      expect(help.out).toContain('公示')
    }, 60_000)

    it('loads a calendar year from a file', async () => {
      const file = join(folder, '2027.json')
      writeFileSync(
        file,
        JSON.stringify({ year: 2027, holidays: ['2027-01-01', '2027-01-02'], workdays: [] }),
      )
      expect((await line.run('calendar', 'load', file)).out).toContain('已录入 2027 年的节假日安排')
      writeFileSync(join(folder, 'bad.json'), 'no calendar')
      expect(await line.run('calendar', 'load', join(folder, 'bad.json'))).toMatchObject({
        code: 1,
      })
    }, 60_000)
  }

  it('opens the data itself once the server was killed, with the same session', async () => {
    const gone = once(server, 'exit')
    server.kill('SIGKILL')
    await gone
    expect(existsSync(join(folder, 'server.json'))).toBe(true)
    const person = await line.json<CallOutput<'getStaffSession'>['person']>('whoami')
    expect(person).toMatchObject({ name: 'boss', regionCode: '4101' })
    expect(await line.run('backup', copy)).toMatchObject({ code: 0, err: '' })
    expect(readdirSync(copy).length).toBeGreaterThan(0)
    const offline = await line.run('audit', 'verify', '--offline')
    expect(offline).toMatchObject({ code: 0 })
    expect(offline.out).toContain('核验通过')
    expect((await line.run('logout')).out).toContain('示例管理员已退出登录')
    expect(existsSync(join(folder, 'cli-session.json'))).toBe(false)
    expect(await line.run('whoami')).toMatchObject({ code: 1 })
  }, 60_000)
})
