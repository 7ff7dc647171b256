import { elderCookie } from '@wengang/look/elder'
import { safeNextPath } from '../links/next-path.ts'
import type { HttpApp } from '../platform/http/context.ts'
import { readForm } from './form.ts'
import { pageRoute } from './respond.ts'

/** POST /elder: switches 长辈版 and goes back to the same page. */
export function mountElder(app: HttpApp): void {
  app.post(
    '/elder',
    pageRoute(async (c) => {
      const form = await readForm(c)
      c.header('set-cookie', elderCookie(form.get('on') === '1'))
      return c.redirect(safeNextPath(form.get('back') ?? undefined) ?? '/', 303)
    }),
  )
}
