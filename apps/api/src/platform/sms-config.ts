import { isIP } from 'node:net'
import type { TransportName } from '@wengang/contracts'
import { transportNames } from '@wengang/contracts'
import { z } from 'zod'
import { ConfigError } from './config-error.ts'
import { makeSecret, type Secret } from './secret.ts'

/** How to reach an SMPP gateway. */
export interface SmppSettings {
  /** `smpp://host:port`, or `ssmpp://` with TLS. */
  url: string
  /** File of the certificates that sign the gateway's own; null: those that the system trusts. */
  caFile: string | null
  systemId: string
  password: Secret
  systemType: string
  /** The number that messages come from. */
  source: string
  /** Stands before every mobile number on the way to the gateway. */
  numberPrefix: string
  /** How many submissions may be unanswered. */
  window: number
  /** How receipts write an id: as the answer did, or its hexadecimal number in decimal, or the reverse. */
  receiptIds: 'same' | 'decimal' | 'hex'
}

/** Where a provider reports: only to who knows the secret, and only from these addresses, if any are named. */
export interface CallbackSettings {
  secret: Secret
  /** Addresses, or networks such as 203.0.113.0/24; empty is everywhere. */
  from: readonly string[]
}

interface CloudSettings {
  region: string
  /** Origin such as `https://dysmsapi.aliyuncs.com`. */
  endpoint: string
  signName: string
  /** Codes of the provider's templates by the names under which words are filed. */
  templates: ReadonlyMap<string, string>
  /** Null: receipts are only asked for. */
  callback: CallbackSettings | null
}

export interface AliyunSettings extends CloudSettings {
  accessKeyId: string
  accessKeySecret: Secret
  linkMode: 'path' | 'constant'
}

export interface TencentSettings extends CloudSettings {
  secretId: string
  secretKey: Secret
  appId: string
}

/** Every way out that is set up, and which of them notices and codes take. */
export interface SmsSettings {
  transport: TransportName
  codeTransport: TransportName
  smpp: SmppSettings | null
  aliyun: AliyunSettings | null
  tencent: TencentSettings | null
}

const smppAddress = '应当像 smpp://gateway.example:2775 或 ssmpp://gateway.example:3550'
const httpOrigin = z
  .url('应当像 https://dysmsapi.aliyuncs.com')
  .regex(/^https?:\/\/[^/]+$/, '应当像 https://dysmsapi.aliyuncs.com')
const callbackSecret = z
  .string()
  .regex(/^[\w-]{24,}$/, '应当是至少 24 个字母、数字、- 或 _')
  .optional()
const addresses = z
  .string()
  .transform((text) => text.split(/[,\s]+/).filter((word) => word !== ''))
  .refine((list) => list.every(isNetwork), '应当是用逗号分开的地址或网段')
  .prefault('')
const templates = z
  .string()
  .transform((text) => text.split(/[,\s]+/).filter((word) => word !== ''))
  .refine((list) => list.every((pair) => /^[\w.-]+=[\w.-]+$/.test(pair)), {
    message: '应当像 code=SMS_1,newDevice.unit=SMS_2',
  })
  .transform((list) => new Map(list.map((pair) => pair.split('=') as [string, string])))
  .prefault('')

/** The settings of every transport as the environment holds them. */
export const smsEnvironment = {
  SMS_TRANSPORT: z.enum(transportNames).default('outbox'),
  SMS_CODE_TRANSPORT: z.enum(transportNames).optional(),
  SMPP_URL: z
    .url(smppAddress)
    .regex(/^s?smpp:\/\/[^/]+$/, smppAddress)
    .optional(),
  SMPP_CA_FILE: z.string().optional(),
  SMPP_SYSTEM_ID: z.string().max(15, '最多 15 个字符').optional(),
  SMPP_PASSWORD: z.string().optional(),
  SMPP_SYSTEM_TYPE: z.string().max(12, '最多 12 个字符').default(''),
  SMPP_SOURCE: z.string().max(20, '最多 20 个字符').optional(),
  SMPP_NUMBER_PREFIX: z.string().regex(/^\d*$/, '只能是数字').default('86'),
  SMPP_WINDOW: z.coerce.number().int().min(1).max(100).default(10),
  SMPP_RECEIPT_IDS: z.enum(['same', 'decimal', 'hex']).default('same'),
  ALIYUN_ACCESS_KEY_ID: z.string().optional(),
  ALIYUN_ACCESS_KEY_SECRET: z.string().optional(),
  ALIYUN_REGION: z.string().default('cn-hangzhou'),
  ALIYUN_ENDPOINT: httpOrigin.default('https://dysmsapi.aliyuncs.com'),
  ALIYUN_LINK_MODE: z.enum(['path', 'constant']).default('constant'),
  ALIYUN_TEMPLATES: templates,
  ALIYUN_CALLBACK_SECRET: callbackSecret,
  ALIYUN_CALLBACK_FROM: addresses,
  TENCENT_SECRET_ID: z.string().optional(),
  TENCENT_SECRET_KEY: z.string().optional(),
  TENCENT_SMS_APP_ID: z.string().regex(/^\d+$/, '只能是数字').optional(),
  TENCENT_REGION: z.string().default('ap-guangzhou'),
  TENCENT_ENDPOINT: httpOrigin.default('https://sms.tencentcloudapi.com'),
  TENCENT_TEMPLATES: templates,
  TENCENT_CALLBACK_SECRET: callbackSecret,
  TENCENT_CALLBACK_FROM: addresses,
}

type SmsEnvironment = z.infer<z.ZodObject<typeof smsEnvironment>> & { SMS_SIGNATURE: string }

/** Reads every transport that is set up. Throws ConfigError when a group is half set, or named and not set up. */
export function readSms(e: SmsEnvironment): SmsSettings {
  const codeTransport = e.SMS_CODE_TRANSPORT ?? e.SMS_TRANSPORT
  const outboxes = [e.SMS_TRANSPORT, codeTransport].filter((name) => name === 'outbox').length
  if (outboxes === 1) {
    throw new ConfigError('SMS_TRANSPORT 和 SMS_CODE_TRANSPORT 不能一个用 outbox、一个用网关。')
  }
  if (outboxes === 2) refuseIdleGateways(e)
  const settings: SmsSettings = {
    transport: e.SMS_TRANSPORT,
    codeTransport,
    smpp: readSmpp(e),
    aliyun: readAliyun(e),
    tencent: readTencent(e),
  }
  for (const name of [settings.transport, codeTransport]) {
    if (name === 'outbox' || settings[name] !== null) continue
    throw new ConfigError(
      `短信要走 ${name}，还要设置 ${keysOf[name].join('、')}。说明见 docs/configuration.md。`,
    )
  }
  return settings
}

const keysOf = {
  smpp: ['SMPP_URL', 'SMPP_SYSTEM_ID', 'SMPP_PASSWORD', 'SMPP_SOURCE'],
  aliyun: ['ALIYUN_ACCESS_KEY_ID', 'ALIYUN_ACCESS_KEY_SECRET'],
  tencent: ['TENCENT_SECRET_ID', 'TENCENT_SECRET_KEY', 'TENCENT_SMS_APP_ID'],
} as const

/** Whoever sets up a gateway means to send by it. */
function refuseIdleGateways(e: SmsEnvironment): void {
  for (const [name, keys] of Object.entries(keysOf)) {
    const set = keys.find((key) => e[key] !== undefined)
    if (set === undefined) continue
    throw new ConfigError(`设置了 ${set}，但没有设置 SMS_TRANSPORT=${name}，短信不会从网关发出。`)
  }
}

/** The values of a group; null when none is set. Throws ConfigError when only some are. */
function wholeGroup<K extends string>(
  name: keyof typeof keysOf,
  values: Record<K, string | undefined>,
): Record<K, string> | null {
  const entries = Object.entries<string | undefined>(values)
  const missing = entries.filter(([, value]) => value === undefined).map(([key]) => key)
  if (missing.length === entries.length) return null
  if (missing.length === 0) return values as Record<K, string>
  throw new ConfigError(
    `短信要走 ${name}，还要设置 ${missing.join('、')}。说明见 docs/configuration.md。`,
  )
}

function readSmpp(e: SmsEnvironment): SmppSettings | null {
  const { SMPP_URL, SMPP_SYSTEM_ID, SMPP_PASSWORD, SMPP_SOURCE } = e
  const group = wholeGroup('smpp', { SMPP_URL, SMPP_SYSTEM_ID, SMPP_PASSWORD, SMPP_SOURCE })
  if (group === null) return null
  return {
    url: group.SMPP_URL,
    caFile: e.SMPP_CA_FILE ?? null,
    systemId: group.SMPP_SYSTEM_ID,
    password: makeSecret(group.SMPP_PASSWORD),
    systemType: e.SMPP_SYSTEM_TYPE,
    source: group.SMPP_SOURCE,
    numberPrefix: e.SMPP_NUMBER_PREFIX,
    window: e.SMPP_WINDOW,
    receiptIds: e.SMPP_RECEIPT_IDS,
  }
}

function readAliyun(e: SmsEnvironment): AliyunSettings | null {
  const { ALIYUN_ACCESS_KEY_ID, ALIYUN_ACCESS_KEY_SECRET } = e
  const group = wholeGroup('aliyun', { ALIYUN_ACCESS_KEY_ID, ALIYUN_ACCESS_KEY_SECRET })
  if (group === null) return null
  return {
    accessKeyId: group.ALIYUN_ACCESS_KEY_ID,
    accessKeySecret: makeSecret(group.ALIYUN_ACCESS_KEY_SECRET),
    region: e.ALIYUN_REGION,
    endpoint: e.ALIYUN_ENDPOINT,
    signName: e.SMS_SIGNATURE,
    linkMode: e.ALIYUN_LINK_MODE,
    templates: e.ALIYUN_TEMPLATES,
    callback: callbackOf(e.ALIYUN_CALLBACK_SECRET, e.ALIYUN_CALLBACK_FROM),
  }
}

function readTencent(e: SmsEnvironment): TencentSettings | null {
  const { TENCENT_SECRET_ID, TENCENT_SECRET_KEY, TENCENT_SMS_APP_ID } = e
  const group = wholeGroup('tencent', { TENCENT_SECRET_ID, TENCENT_SECRET_KEY, TENCENT_SMS_APP_ID })
  if (group === null) return null
  return {
    secretId: group.TENCENT_SECRET_ID,
    secretKey: makeSecret(group.TENCENT_SECRET_KEY),
    appId: group.TENCENT_SMS_APP_ID,
    region: e.TENCENT_REGION,
    endpoint: e.TENCENT_ENDPOINT,
    signName: e.SMS_SIGNATURE,
    templates: e.TENCENT_TEMPLATES,
    callback: callbackOf(e.TENCENT_CALLBACK_SECRET, e.TENCENT_CALLBACK_FROM),
  }
}

function callbackOf(secret: string | undefined, from: readonly string[]): CallbackSettings | null {
  return secret === undefined ? null : { secret: makeSecret(secret), from }
}

function isNetwork(word: string): boolean {
  const [address = '', bits, ...rest] = word.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}
