/** What crosses the wire, without zod: safe for the phone. Shapes are in ./endpoints and ./shapes. */
export * from './client.ts'
export * from './deep-link.ts'
export * from './errors.ts'
export * from './roles.ts'
export * from './routes.ts'
export * from './timing.ts'
export type { Endpoints } from './endpoints/index.ts'
export type * from './views.ts'
