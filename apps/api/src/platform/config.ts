import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { z } from 'zod'
import { ConfigError } from './config-error.ts'
import { readSms, smsEnvironment, type SmsSettings } from './sms-config.ts'

const flag = z
  .enum(['true', 'false', '1', '0'])
  .transform((text) => text === 'true' || text === '1')

const environment = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(8787),
  HOST: z.string().default('0.0.0.0'),
  DATA_DIR: z.string().default('data'),
  KEYS_FILE: z.string().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/.+/, '应当以 postgres:// 开头')
    .optional(),
  PUBLIC_ORIGIN: z.url('应当是完整的网址，如 https://wengang.example.gov.cn').optional(),
  DESK_ORIGIN: z.url('应当是完整的网址，如 https://desk.wengang.example.gov.cn').optional(),
  TRUST_PROXY: flag.default(false),
  SMS_OUTBOX_IN_PUBLIC: flag.default(false),
  SMS_SIGNATURE: z.string().min(2).max(12).default('河南人社'),
  SMS_LINK_MODE: z.enum(['path', 'constant']).default('path'),
  SMS_PART_PRICE_FEN: z.coerce.number().min(0).max(1_000).default(5),
  ...smsEnvironment,
  VERIFY_WRONG_PER_10_MINUTES: z.coerce.number().int().min(1).default(30),
  VERIFY_WRONG_PER_DAY: z.coerce.number().int().min(1).default(200),
  DEMO: flag.default(true),
  DEMO_START: z.iso.datetime({ offset: true }).default('2023-12-08T10:00:00+08:00'),
  HOTLINE: z.string().default('0371-12333'),
  SPONSOR: z.string().default('河南省人力资源和社会保障厅（演示）'),
  ICP_NUMBER: z.string().default('演示环境，无备案号'),
  SITE_NUMBER: z.string().default('演示环境，无标识码'),
  PRIVACY_CONTACT: z.string().optional(),
  RETENTION: z.string().default('按社会保险业务档案的保管期限保存，期满后销毁'),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
})

/** What one deployment is told from outside; every name is in docs/configuration.md. */
export interface Config {
  port: number
  host: string
  dataDir: string
  keysFile: string
  /** Null: SQLite in the data folder. */
  databaseUrl: string | null
  /** Null: whatever address the request came to; only for trying out. */
  publicOrigin: string | null
  /** Where the desk and the staff's API are answered, and nowhere else; null: beside everything else. */
  deskOrigin: string | null
  trustProxy: boolean
  sms: SmsSettings & {
    outboxInPublic: boolean
    /** Opens the outbox from another machine; made at every start and printed once. */
    outboxToken: string
    signature: string
    linkMode: 'path' | 'constant'
    /** What a provider bills for one part; may be a fraction of a fen. */
    partPriceFen: number
  }
  /** How many wrong message codes are an alarm. */
  verifyBurst: { perTenMinutes: number; perDay: number }
  demo: { on: boolean; startsAt: number }
  agency: {
    hotline: string
    sponsor: string
    icp: string
    siteNumber: string
    /** Whom to ask about personal data, and how long it is kept: words of the privacy notice. */
    privacyContact: string
    retention: string
  }
  logLevel: string
  /** Responses are checked against their contracts. */
  checkResponses: boolean
}

const randomToken = (): string => randomBytes(12).toString('base64url')

/** Throws ConfigError when the desk has an origin of its own and the firms have none, or the same. */
function deskOriginOf(
  e: Pick<z.output<typeof environment>, 'DESK_ORIGIN' | 'PUBLIC_ORIGIN'>,
): string | null {
  if (e.DESK_ORIGIN === undefined) return null
  if (e.PUBLIC_ORIGIN === undefined) {
    throw new ConfigError('设置了 DESK_ORIGIN 时还要设置 PUBLIC_ORIGIN：单位和经办各用一个网址。')
  }
  const desk = new URL(e.DESK_ORIGIN)
  if (desk.host === new URL(e.PUBLIC_ORIGIN).host) {
    throw new ConfigError('DESK_ORIGIN 和 PUBLIC_ORIGIN 要用不同的主机名。')
  }
  return desk.origin
}

/** Turns the environment and the arguments into a configuration. Pure but for the token. Throws ConfigError. */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  args: readonly string[] = [],
  makeToken: () => string = randomToken,
): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new ConfigError(
      `设置 ${issue?.path.join('.') ?? ''} 不对：${issue?.message ?? ''}。说明见 docs/configuration.md。`,
    )
  }
  const e = parsed.data
  const dataDir = resolve(e.DATA_DIR)
  const demo = e.DEMO && !args.includes('--empty') && e.PUBLIC_ORIGIN === undefined
  if (e.SMS_TRANSPORT === 'outbox' && e.PUBLIC_ORIGIN !== undefined && !e.SMS_OUTBOX_IN_PUBLIC) {
    throw new ConfigError(
      '对外服务时不能用本机短信箱（outbox）发短信；确要这样试用，请设置 SMS_OUTBOX_IN_PUBLIC=true。',
    )
  }
  if (e.SMS_TRANSPORT !== 'outbox' && demo) {
    throw new ConfigError('演示数据里的手机号不能真的收到短信：用网关发短信时请设置 DEMO=false。')
  }
  if (e.PUBLIC_ORIGIN !== undefined && e.KEYS_FILE === undefined) {
    throw new ConfigError('设置了 PUBLIC_ORIGIN 时还要设置 KEYS_FILE：密钥要放在数据文件夹之外。')
  }
  return {
    port: e.PORT,
    host: e.HOST,
    dataDir,
    keysFile: e.KEYS_FILE === undefined ? resolve(dataDir, 'keys.json') : resolve(e.KEYS_FILE),
    databaseUrl: e.DATABASE_URL ?? null,
    publicOrigin: e.PUBLIC_ORIGIN === undefined ? null : new URL(e.PUBLIC_ORIGIN).origin,
    deskOrigin: deskOriginOf(e),
    trustProxy: e.TRUST_PROXY,
    sms: {
      ...readSms(e),
      outboxInPublic: e.SMS_OUTBOX_IN_PUBLIC,
      outboxToken: makeToken(),
      signature: e.SMS_SIGNATURE,
      linkMode: e.SMS_LINK_MODE,
      partPriceFen: e.SMS_PART_PRICE_FEN,
    },
    verifyBurst: {
      perTenMinutes: e.VERIFY_WRONG_PER_10_MINUTES,
      perDay: e.VERIFY_WRONG_PER_DAY,
    },
    demo: { on: demo, startsAt: Date.parse(e.DEMO_START) },
    agency: {
      hotline: e.HOTLINE,
      sponsor: e.SPONSOR,
      icp: e.ICP_NUMBER,
      siteNumber: e.SITE_NUMBER,
      privacyContact: e.PRIVACY_CONTACT ?? `${e.SPONSOR}，电话 ${e.HOTLINE}`,
      retention: e.RETENTION,
    },
    logLevel: e.LOG_LEVEL,
    checkResponses: env['NODE_ENV'] !== 'production',
  }
}
