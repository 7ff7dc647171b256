import type { z } from 'zod'
import type { Endpoints } from './endpoints/index.ts'
import type { ErrorBody, ErrorCode, ErrorDetails } from './errors.ts'
import { type RouteName, type Route, routes } from './routes.ts'

type Shape<T> = T extends z.ZodType ? z.input<T> : never
type RequestOf<N extends RouteName> = Endpoints[N]['request']

/** What a call sends: the contract's params, query and body, a file, a key for an act with lasting effect. */
export type CallInput<N extends RouteName> = (RequestOf<N> extends { params: infer P }
  ? { params: Shape<P> }
  : unknown) &
  (RequestOf<N> extends { query: infer Q } ? { query?: Shape<Q> } : unknown) &
  (RequestOf<N> extends { body: infer B } ? { body: Shape<B> } : unknown) & {
    file?: Blob | Uint8Array
    idempotencyKey?: string
    signal?: AbortSignal
    /** Asked by no act of a person: it does not keep a session alive. */
    byItself?: boolean
  }

/** Marks a request that the page makes by itself. */
export const byItselfHeader = 'x-wengang-refresh'

export type CallOutput<N extends RouteName> = z.output<Endpoints[N]['response']>

/** Every refusal that this endpoint can answer, and no other. */
export type CallErrorCode<N extends RouteName> = Endpoints[N]['errors'][number] | SharedCode
type SharedCode = (typeof import('./endpoint.ts').sharedErrors)[number]

/** One refusal with the details of its own code, so that a switch over the code knows them. */
export type CallRefusal<C extends ErrorCode> = {
  [Code in C]: {
    ok: false
    code: Code
    message: string
    details: ErrorDetails<Code>
    requestId: string
  }
}[C]

export type CallResult<N extends RouteName> =
  | { ok: true; data: CallOutput<N> }
  | CallRefusal<CallErrorCode<N>>
  | { ok: false; code: 'OFFLINE'; message: string; details: null; requestId: '' }

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

/** Fills a route's path and query. */
export function routeUrl(
  route: Route,
  params: Record<string, unknown> = {},
  query: Record<string, unknown> = {},
): string {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  )
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) search.set(key, String(value))
  }
  const text = search.toString()
  return text === '' ? path : `${path}?${text}`
}

/**
 * A client typed by the contracts, without zod. A request that never reached the server, or whose answer
 * never came back, is OFFLINE: whether an act took effect is then known only by repeating it with its key.
 */
export function createClient(fetch: Fetch, headers: () => Record<string, string> = () => ({})) {
  return async function call<N extends RouteName>(
    name: N,
    input: CallInput<N>,
  ): Promise<CallResult<N>> {
    const route: Route = routes[name]
    const given = input as {
      params?: Record<string, unknown>
      query?: Record<string, unknown>
      body?: unknown
      file?: Blob | Uint8Array
      idempotencyKey?: string
      signal?: AbortSignal
      byItself?: boolean
    }
    const init: RequestInit = { method: route.method, credentials: 'same-origin' }
    const sent: Record<string, string> = { accept: 'application/json', ...headers() }
    if (given.idempotencyKey !== undefined) sent['idempotency-key'] = given.idempotencyKey
    if (given.byItself === true) sent[byItselfHeader] = '1'
    if (given.signal) init.signal = given.signal
    if (route.body === 'file') {
      sent['content-type'] = 'application/octet-stream'
      init.body = (given.file ?? null) as BodyInit | null
    } else if (route.method !== 'GET') {
      sent['content-type'] = 'application/json'
      init.body = JSON.stringify(given.body ?? {})
    }
    init.headers = sent
    const offline = {
      ok: false,
      code: 'OFFLINE',
      message: '没有网络，还没有提交。',
      details: null,
      requestId: '',
    } as const
    try {
      const response = await fetch(routeUrl(route, given.params, given.query), init)
      if (response.ok) {
        const data = route.answer === 'file' ? await response.blob() : await response.json()
        return { ok: true, data: data as CallOutput<N> }
      }
      const body = (await response.json()) as ErrorBody
      return { ok: false, ...body.error } as unknown as CallResult<N>
    } catch {
      return offline
    }
  }
}

export type Client = ReturnType<typeof createClient>
