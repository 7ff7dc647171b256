import { refuse } from '../platform/app-error.ts'
import type { HttpContext } from '../platform/http/context.ts'

const longestForm = 16 * 1024

/** The fields of a posted form; none of ours is long. */
export async function readForm(c: HttpContext): Promise<URLSearchParams> {
  const type = c.req.header('content-type') ?? ''
  if (type !== '' && !type.startsWith('application/x-www-form-urlencoded')) {
    return refuse('UNSUPPORTED_TYPE', { accepted: '本页面的表单' })
  }
  if (Number(c.req.header('content-length') ?? 0) > longestForm) return tooLong()
  const text = await c.req.text()
  return text.length > longestForm ? tooLong() : new URLSearchParams(text)
}

function tooLong(): never {
  return refuse('INVALID_INPUT', {
    findings: [{ field: '', message: '填写的内容太长，请改短后再试。' }],
  })
}
