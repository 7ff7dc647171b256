import { z } from 'zod'
import { type Endpoint, sharedErrors } from './endpoint.ts'
import { endpoints } from './endpoints/index.ts'
import { type ErrorCode, errorRegistry } from './errors.ts'

type JsonObject = { [key: string]: unknown }

const firmSession = [{ firmSession: [] }] as const
const sessionOf = {
  public: [],
  signedIn: firmSession,
  firm: firmSession,
  person: firmSession,
  unit: firmSession,
  staff: [{ staffToken: [] }],
} as const

/** The contracts as OpenAPI 3.1. Printed from the same shapes that the server checks. */
export function buildOpenApi(): JsonObject {
  const paths: { [path: string]: JsonObject } = {}
  for (const endpoint of Object.values(endpoints) as Endpoint[]) {
    const path = endpoint.route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.route.method.toLowerCase()]: operation(endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '稳岗通',
      version: '1.0.0',
      description:
        '失业保险稳岗返还的网上确认：单位端与经办端接口。金额单位为分，比例为万分之一，时刻为毫秒。',
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      securitySchemes: {
        firmSession: { type: 'apiKey', in: 'cookie', name: '__Host-wg-firm' },
        staffToken: { type: 'http', scheme: 'bearer' },
      },
      schemas: { Error: errorSchema },
    },
  }
}

const errorSchema: JsonObject = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message', 'details', 'requestId'],
      properties: {
        code: { type: 'string', enum: Object.keys(errorRegistry) },
        message: { type: 'string' },
        details: {},
        requestId: { type: 'string', format: 'uuid' },
      },
    },
  },
}

function operation(endpoint: Endpoint): JsonObject {
  const { route, request } = endpoint
  return {
    operationId: endpoint.name,
    tags: [route.path.startsWith('/api/staff') ? '经办端' : '单位端'],
    security: sessionOf[route.access.kind],
    ...(route.access.kind === 'staff' ? { 'x-act': route.access.act } : {}),
    parameters: [
      ...parameters('path', request.params),
      ...parameters('query', request.query),
      ...(route.idempotent === true ? [idempotencyKey] : []),
    ],
    ...requestBody(endpoint),
    responses: { 200: answer(endpoint), ...refusals(endpoint) },
  }
}

const idempotencyKey: JsonObject = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  schema: { type: 'string', pattern: '^[\\w-]{16,80}$' },
}

function parameters(place: 'path' | 'query', shape: z.ZodObject | undefined): JsonObject[] {
  if (shape === undefined) return []
  const schema = jsonSchema(shape) as { properties?: JsonObject; required?: string[] }
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || (schema.required ?? []).includes(name),
    schema: property,
  }))
}

function requestBody({ route, request }: Endpoint): JsonObject {
  if (route.body === 'file') {
    return {
      requestBody: { required: true, content: { 'application/octet-stream': { schema: {} } } },
    }
  }
  if (request.body === undefined) return {}
  return {
    requestBody: {
      required: true,
      content: { 'application/json': { schema: jsonSchema(request.body) } },
    },
  }
}

function answer({ route, response }: Endpoint): JsonObject {
  const content =
    route.answer === 'file'
      ? { 'application/octet-stream': { schema: {} } }
      : { 'application/json': { schema: jsonSchema(response, 'output') } }
  return { description: '办成', content }
}

function refusals({ errors }: Endpoint): JsonObject {
  const codes: ErrorCode[] = [...new Set<ErrorCode>([...errors, ...sharedErrors])]
  const byStatus = Object.groupBy(codes, (code) => String(errorRegistry[code].status))
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, list]) => [
      status,
      {
        description: (list ?? []).join('、'),
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    ]),
  )
}

function jsonSchema(shape: z.ZodType, io: 'input' | 'output' = 'input'): JsonObject {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io, unrepresentable: 'any' })
  return schema
}
