import { createHash, timingSafeEqual } from 'node:crypto'
import { BlockList, isIPv6 } from 'node:net'
import { z } from 'zod'
import { refuse } from '../../platform/app-error.ts'
import { addressOf, type HttpApp, type HttpContext } from '../../platform/http/context.ts'
import { errorAnswer } from '../../platform/http/error-answer.ts'
import type { CallbackSettings } from '../../platform/sms-config.ts'
import { takeSmsReceipt } from '../receipts.ts'
import type { SmsReceipt } from '../sms-transport.ts'
import { endOf, faultOf } from './cloud.ts'

const atOnce = 20
const mobileOf = (text: string): string => /1\d{10}$/.exec(text)?.[0] ?? text
const anyText = z.coerce.string().max(200)

/** SmsReport of Aliyun (HTTP 批量推送). */
const aliyunReports = z.array(
  z
    .object({
      phone_number: anyText,
      success: z.boolean(),
      err_code: anyText.default(''),
      biz_id: anyText,
      out_id: anyText.optional(),
    })
    .transform(({ phone_number, success, err_code, biz_id, out_id }): SmsReceipt => ({
      providerId: biz_id,
      mobile: mobileOf(phone_number),
      state: endOf(success, err_code),
      fault: faultOf(success, err_code),
      ...(out_id ? { messageId: out_id } : {}),
    })),
)

/** 短信下发状态通知 of Tencent. */
const tencentReports = z.array(
  z
    .object({
      mobile: anyText,
      report_status: z.string(),
      errmsg: anyText.default(''),
      sid: anyText,
    })
    .transform(({ mobile, report_status, errmsg, sid }): SmsReceipt => {
      const delivered = report_status === 'SUCCESS'
      return {
        providerId: sid,
        mobile: mobileOf(mobile),
        state: endOf(delivered, errmsg),
        fault: faultOf(delivered, errmsg),
      }
    }),
)

/**
 * Where providers report what became of messages. Neither of the two signs what it pushes, so the path holds
 * a secret, and addresses can be named; whoever has neither meets what every unknown path answers. Their
 * shapes are the providers', so these paths stand outside of our contracts.
 */
export function mountCallbacks(app: HttpApp): void {
  app.post('/api/callbacks/sms/aliyun/:secret', (c) =>
    taken(c, 'aliyun', aliyunReports, { code: 0, msg: '接收成功' }),
  )
  app.post('/api/callbacks/sms/tencent/:secret', (c) =>
    taken(c, 'tencent', tencentReports, { result: 0, errmsg: 'OK' }),
  )
}

async function taken(
  c: HttpContext,
  name: 'aliyun' | 'tencent',
  reports: z.ZodType<SmsReceipt[]>,
  yes: Record<string, string | number>,
): Promise<Response> {
  try {
    const services = c.get('services')
    admit(c, services.config.sms[name]?.callback ?? null)
    const parsed = reports.safeParse(await c.req.json().catch(() => null))
    if (!parsed.success) return refuse('INVALID_INPUT', { findings: [] })
    for (let from = 0; from < parsed.data.length; from += atOnce) {
      await Promise.all(
        parsed.data
          .slice(from, from + atOnce)
          .map((receipt) => takeSmsReceipt(services, name, receipt)),
      )
    }
    return c.json(yes)
  } catch (error) {
    return errorAnswer(error, c)
  }
}

function admit(c: HttpContext, callback: CallbackSettings | null): void {
  const given = c.req.param('secret') ?? ''
  // Compared also where there is none, so that nobody can measure whether there is.
  const right = sameSecret(given, callback?.secret.reveal() ?? 'none')
  if (callback === null || !right || !isAmong(addressOf(c), callback.from)) refuse('NOT_FOUND', {})
}

function sameSecret(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}

function isAmong(address: string, networks: readonly string[]): boolean {
  if (networks.length === 0) return true
  const list = new BlockList()
  for (const network of networks) {
    const [start = '', bits] = network.split('/')
    const family = isIPv6(start) ? 'ipv6' : 'ipv4'
    if (bits === undefined) list.addAddress(start, family)
    else list.addSubnet(start, Number(bits), family)
  }
  const plain = address.replace(/^::ffff:/, '')
  return list.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4')
}
