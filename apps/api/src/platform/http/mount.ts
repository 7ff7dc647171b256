import { createHash } from 'node:crypto'
import type { Endpoint, RequestShape } from '@wengang/contracts/endpoint'
import { type Access, type ErrorCode, mayDo, type RouteName } from '@wengang/contracts'
import type { z } from 'zod'
import type { StaffPerson } from './staff-session.ts'
import { findStaff, isFresh } from './staff-session.ts'
import { refuse } from '../app-error.ts'
import { sha256 } from '../canonical-json.ts'
import type { ActKey } from '../idempotency.ts'
import type { Services } from '../services.ts'
import { type HttpApp, type HttpContext, deviceOf } from './context.ts'
import { admitFirm } from './admit-firm.ts'
import { type FirmSession, findSession } from './firm-session.ts'
import { errorAnswer } from './error-answer.ts'
import { checked } from './input.ts'

type Out<T> = T extends z.ZodType ? z.output<T> : undefined

/** What a route's handler is given: everything checked already. */
export interface Call<R extends RequestShape> {
  services: Services
  params: Out<R['params']>
  query: Out<R['query']>
  body: Out<R['body']>
  file: Uint8Array
  /** The proven phone; asked for only where the route needs or may have one. */
  session: FirmSession | null
  staff: StaffPerson | null
  act: ActKey
  device: string | null
  now: number
  c: HttpContext
}

type Handler<R extends RequestShape, A extends z.ZodType> = (
  call: Call<R>,
) => Promise<z.output<A> | Response>

/** Serves one contract: access, input and answer as it says, refusals in the words of the registry. */
export function mount<
  N extends RouteName,
  R extends RequestShape,
  A extends z.ZodType,
  E extends ErrorCode,
>(app: HttpApp, endpoint: Endpoint<N, R, A, E>, handler: Handler<R, A>): void {
  const { route } = endpoint
  app.on(route.method, route.path, async (c) => {
    try {
      c.header('cache-control', 'no-store')
      const caller = await admit(c, route.access)
      const answer = await handler(await callOf(c, endpoint, caller))
      if (answer instanceof Response) return answer
      const { config } = c.get('services')
      const text = JSON.stringify(config.checkResponses ? endpoint.response.parse(answer) : answer)
      return c.body(text, 200, {
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(text)),
      })
    } catch (error) {
      return errorAnswer(error, c)
    }
  })
}

interface Caller {
  session: FirmSession | null
  staff: StaffPerson | null
}

async function admit(c: HttpContext, access: Access): Promise<Caller> {
  switch (access.kind) {
    case 'public':
      return { session: await findSession(c), staff: null }
    case 'signedIn':
    case 'firm':
    case 'person':
    case 'unit': {
      const session = await findSession(c)
      return { session: admitFirm(session, access, c.get('services').clock.now()), staff: null }
    }
    case 'staff': {
      const staff = await findStaff(c)
      // Half a sign-in opens what finishes it, and nothing else.
      if (access.act !== 'ownSession' && staff.secondFactorAt === null) {
        return refuse('SECOND_FACTOR_NEEDED', {})
      }
      if (!mayDo(staff.roles, access.act)) return refuse('NOT_ALLOWED', {})
      if (access.fresh === true && !isFresh(staff, c.get('services').clock.now())) {
        return refuse('SECOND_FACTOR_NEEDED', {})
      }
      return { session: null, staff }
    }
  }
}

async function callOf<N extends RouteName, R extends RequestShape>(
  c: HttpContext,
  endpoint: Endpoint<N, R>,
  caller: Caller,
): Promise<Call<R>> {
  const { route, request } = endpoint
  const services = c.get('services')
  const now = services.clock.now()
  const part = <T extends z.ZodType>(shape: T | undefined, value: unknown): unknown =>
    shape === undefined ? undefined : checked(shape, value)
  const params = part(request.params, c.req.param())
  const query = part(request.query, c.req.query())
  const hasFile = route.body === 'file'
  const file = hasFile ? await fileOf(c) : new Uint8Array()
  const body = hasFile || route.method === 'GET' ? undefined : part(request.body, await jsonOf(c))
  const subject = caller.staff?.id ?? caller.session?.id ?? 'anyone'
  return {
    services,
    params: params as Out<R['params']>,
    query: query as Out<R['query']>,
    body: body as Out<R['body']>,
    file,
    ...caller,
    act: {
      subject,
      key: route.idempotent === true ? keyOf(c) : '',
      endpoint: endpoint.name,
      bodyHash: bodyHash(JSON.stringify([params, query, body]), file),
      at: now,
    },
    device: deviceOf(c),
    now,
    c,
  }
}

function bodyHash(asked: string, file: Uint8Array): string {
  return file.length === 0
    ? sha256(asked)
    : createHash('sha256').update(asked).update(file).digest('hex')
}

function keyOf(c: HttpContext): string {
  const key = c.req.header('idempotency-key') ?? ''
  if (!/^[\w-]{16,80}$/.test(key)) {
    return refuse('INVALID_INPUT', {
      findings: [{ field: 'Idempotency-Key', message: '这次提交缺少编号，请刷新页面后再试' }],
    })
  }
  return key
}

async function jsonOf(c: HttpContext): Promise<unknown> {
  const type = c.req.header('content-type') ?? ''
  if (!type.startsWith('application/json')) {
    return refuse('UNSUPPORTED_TYPE', { accepted: ' JSON 内容' })
  }
  const text = await c.req.text()
  try {
    return text === '' ? {} : JSON.parse(text)
  } catch {
    return refuse('INVALID_INPUT', { findings: [{ field: '', message: '内容不是完整的 JSON' }] })
  }
}

async function fileOf(c: HttpContext): Promise<Uint8Array> {
  return new Uint8Array(await c.req.arrayBuffer())
}
