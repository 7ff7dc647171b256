import { type Role, roles, roleWords } from '@wengang/contracts'
import { regionFullName } from '@wengang/identifiers'
import type { Command } from 'commander'
import { hasStaff, addFirstStaffCommand } from '../../staff/staff.service.ts'
import { regionPrefix } from '../../platform/region-scope.ts'
import { makeTotp } from '../../staff/second-factor/make-totp.ts'
import { prepareStaff, type StaffWish } from '../../staff/new-staff.ts'
import { AppError, wordsOf } from '../../platform/app-error.ts'
import { type Config, readConfig } from '../../platform/config.ts'
import { connect } from '../connection.ts'
import { CliFailure, fail } from '../failure.ts'
import { forgetSession, readSession, writeSession } from '../files.ts'
import { askCode, askLine, askPassword } from '../prompt.ts'
import { type Ask, asker, giveFactor, print, staffAct, withConnection } from '../staff-act.ts'

interface StaffOptions {
  name?: string
  display?: string
  role?: string[]
  region?: string
  json?: boolean
}

/** Signing in and out, and the people who may. */
export function addSessionCommands(program: Command): void {
  program
    .command('login')
    .description('登录；密码和动态码也可以放在 WENGANG_PASSWORD、WENGANG_CODE 里')
    .argument('<登录名>')
    .action(login)
  program.command('logout').description('退出登录').action(logout)
  program
    .command('whoami')
    .description('现在是谁登录着')
    .action(
      staffAct(async ({ ask, print: show }) => {
        const { person } = await ask('getStaffSession', {})
        show(person, () => [`登录名：${person.name}，管辖区划：${person.regionCode}`])
      }),
    )
  program
    .command('staff')
    .description('工作人员')
    .command('add')
    .description('添加工作人员；还没有任何工作人员时，直接添加第一位系统管理员')
    .argument('[登录名]')
    .option('--display <姓名>', '显示的姓名')
    .option(
      '--role <岗位>',
      `岗位，可写多次：${roles.map((role) => `${role} ${roleWords[role]}`).join('，')}`,
      (role: string, held: string[] = []) => [...held, role],
    )
    .option('--region <区划>', '管辖的行政区划，2、4 或 6 位数字，如 4101')
    .action(addStaff)
}

async function login(name: string, options: { json?: boolean }, command: Command): Promise<void> {
  const { json = options.json } = command.optsWithGlobals<{ json?: boolean }>()
  const config = readConfig(process.env)
  const password = await askPassword('密码：')
  await withConnection(connect(config), async (connection) => {
    const ask = asker(connection.client(null))
    const { person, token, secondFactor } = await ask('signInStaff', { body: { name, password } })
    const client = connection.client(token)
    if (secondFactor === 'enrol') await enrol(asker(client))
    else await giveFactor(client)
    const session = { token, displayName: person.displayName, roles: person.roles }
    writeSession(config.dataDir, session)
    print(json === true, person, () => ['已登录。半小时不办业务会自动退出。'], session)
  })
}

/** The first sign-in: the secret goes into an authenticator, and recovery codes onto paper. */
async function enrol(ask: Ask): Promise<void> {
  const { secret, demoCode } = await ask('beginTotp', { body: {} })
  console.error(
    '第一次登录，请先在手机上装一个动态码应用（如各类“身份验证器”），手动输入下面的密钥：',
  )
  console.error(`  ${secret.replace(/(.{4})(?=.)/g, '$1 ')}`)
  if (demoCode !== null) console.error(`  演示环境，现在的动态码：${demoCode}`)
  const totp = await askCode('手机上现在显示的 6 位数字：')
  const { recoveryCodes } = await ask('confirmTotp', { body: { totp } })
  console.error(recoveryWords(recoveryCodes).join('\n'))
}

const recoveryWords = (codes: readonly string[]): string[] => [
  '手机丢了可以用恢复码登录，每个只能用一次。请抄下来，和手机分开保管，以后不再显示：',
  ...codes.map((code) => `  ${code}`),
]

async function logout(): Promise<void> {
  const config = readConfig(process.env)
  const session = readSession(config.dataDir)
  if (session === null) {
    console.log('没有登录。')
    return
  }
  await withConnection(connect(config), async (connection) => {
    // An expired session has nothing to be ended; the token is forgotten either way.
    await connection.client(session.token)('endStaffSession', {})
  })
  forgetSession(config.dataDir)
  console.log(`${session.displayName}已退出登录。`)
}

async function addStaff(
  typedName: string | undefined,
  _options: StaffOptions,
  command: Command,
): Promise<void> {
  const options = command.optsWithGlobals<StaffOptions>()
  const config = readConfig(process.env)
  if (readSession(config.dataDir) === null) {
    await addFirst(config, typedName, options)
    return
  }
  await staffAct<StaffOptions>(async ({ ask, print: show }) => {
    const wish = await wishOf(typedName, options)
    const { person } = await ask('addStaff', {
      body: { ...wish, roles: [...wish.roles], programmes: null },
    })
    show(person, () => [`已添加工作人员 ${person.displayName}（登录名 ${person.name}）。`])
  })(command)
}

/**
 * The very first administrator: nobody could sign in to add one, so the row is written here, beside a
 * running server if there is one.
 */
async function addFirst(
  config: Config,
  typedName: string | undefined,
  options: StaffOptions,
): Promise<void> {
  const { openHouse } = await import('../own-house.ts')
  const services = await openHouse(config)
  try {
    if (await hasStaff(services.store.read)) {
      return fail('请先由系统管理员登录：npm run wengang -- login 登录名')
    }
    const wish = await wishOf(typedName, {
      ...options,
      role: [...new Set(['administrator', ...(options.role ?? [])])],
    })
    const at = services.clock.now()
    const person = await prepareStaff(wish, services.keys, at)
    const { secret, recoveryCodes, totp } = makeTotp(services.keys, person.id)
    await services.store.write(addFirstStaffCommand, { person, totp, at })
    print(
      options.json === true,
      {
        name: person.name,
        displayName: person.displayName,
        roles: person.roles,
        totpSecret: secret,
        recoveryCodes,
      },
      () => [
        `这里还没有工作人员，已直接添加第一位系统管理员 ${person.displayName}（登录名 ${person.name}）。`,
        `登录要用动态码。请在手机的动态码应用里手动输入密钥：${secret}`,
        ...recoveryWords(recoveryCodes),
        `登录后请先添加第二位系统管理员，再添加其他人：npm run wengang -- login ${person.name}`,
      ],
      null,
    )
  } catch (error) {
    if (error instanceof AppError) throw new CliFailure(wordsOf(error), error.code)
    throw error
  } finally {
    await services.store.close()
  }
}

async function wishOf(typedName: string | undefined, options: StaffOptions): Promise<StaffWish> {
  const name = (typedName ?? (await askLine('登录名：'))).trim()
  const displayName = (options.display ?? (await askLine('姓名：'))).trim()
  const typedRegion = options.region ?? (await askLine('管辖区划（如 41 或 4101）：'))
  const regionCode = regionPrefix(typedRegion.trim())
  const held = options.role ?? (await askLine('岗位（多个用逗号隔开）：')).split(/[,，、\s]+/)
  if (name.length < 2 || displayName === '') fail('请写明登录名（至少 2 个字）和姓名。')
  if (
    !/^\d{2}(\d{2}){0,2}$/.test(regionCode) ||
    regionFullName(regionCode.padEnd(6, '0')) === null
  ) {
    fail('区划代码是 2、4 或 6 位数字，如 41（河南省）或 4101（郑州市），请核对。')
  }
  const password = await askPassword('密码（至少 12 个字）：')
  if (password.length < 12) fail('密码至少 12 个字。')
  return { name, displayName, regionCode, password, roles: held.map(roleOf) }
}

function roleOf(text: string): Role {
  const role = roles.find((known) => known === text || roleWords[known] === text)
  return role ?? fail(`没有「${text}」这个岗位，可以写：${roles.join('、')}。`)
}
