import type { z } from 'zod'
import type { ErrorCode } from './errors.ts'
import { type Route, type RouteName, routes } from './routes.ts'

export interface RequestShape {
  params?: z.ZodObject
  query?: z.ZodObject
  body?: z.ZodType
}

export interface Endpoint<
  Name extends RouteName = RouteName,
  Request extends RequestShape = RequestShape,
  Response extends z.ZodType = z.ZodType,
  Errors extends ErrorCode = ErrorCode,
> {
  name: Name
  route: Route
  request: Request
  response: Response
  /** The closed list of refusals that this endpoint can answer, beyond those every endpoint shares. */
  errors: readonly Errors[]
}

/** Refusals that any endpoint of its kind can answer and that therefore no contract repeats. */
export const sharedErrors = [
  'INVALID_INPUT',
  'SIGN_IN_NEEDED',
  'PERSON_SIGN_IN_NEEDED',
  'UNIT_SIGN_IN_NEEDED',
  'ADMINISTRATOR_NEEDED',
  'ADMINISTRATOR_ONLY',
  'BUSINESS_NOT_COVERED',
  'STAFF_SIGN_IN_NEEDED',
  'NOT_ALLOWED',
  'SECOND_FACTOR_NEEDED',
  'WRONG_ORIGIN',
  'TOO_LARGE',
  'UNSUPPORTED_TYPE',
  'TOO_MANY_REQUESTS',
  'KEY_REUSED',
  'BUSY',
  'SERVER_FAULT',
] as const satisfies readonly ErrorCode[]

/** Ties a contract's shapes to its route. */
export function defineEndpoint<
  Name extends RouteName,
  Request extends RequestShape,
  Response extends z.ZodType,
  const Errors extends ErrorCode,
>(
  name: Name,
  shapes: { request: Request; response: Response; errors: readonly Errors[] },
): Endpoint<Name, Request, Response, Errors> {
  return { name, route: routes[name], ...shapes }
}
