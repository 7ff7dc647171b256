import { accountRoutes } from './routes/account.ts'
import { firmRoutes } from './routes/firm.ts'
import { staffRoutes } from './routes/staff.ts'

export type { Access, Route } from './routes/route.ts'

/** Every JSON endpoint: name, method, path, access. Kept free of zod so that the phone can load it. */
export const routes = { ...firmRoutes, ...accountRoutes, ...staffRoutes } as const

export type RouteName = keyof typeof routes
