import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { mobileField, usccField } from '../fields.ts'
import { memoryStorage } from '../memory-storage.ts'
import { readTexts, useForm } from './useForm.ts'

const USCC = '91410105MA9FGD1Q9M'
const makeForm = (used?: (field: string) => boolean) =>
  useForm('test', { uscc: usccField, mobile: mobileField }, used)

beforeEach(() => {
  vi.stubGlobal('sessionStorage', memoryStorage())
  vi.stubGlobal('document', { querySelector: () => null })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

describe('a form', () => {
  it('has what was typed after a reload, and nothing once it has served', () => {
    makeForm().write('uscc', USCC)
    const again = makeForm()
    expect(again.texts).toEqual({ uscc: USCC, mobile: '' })
    again.forget()
    expect(makeForm().texts.uscc).toBe('')
  })

  it('shows a field as it will be sent once somebody has left it', () => {
    const form = makeForm()
    form.write('uscc', ' 9141 0105ma9fgd1q9m ')
    form.leave('uscc')
    expect(form.texts.uscc).toBe(USCC)
    expect(form.errors.uscc).toBe('')
  })

  it('tells a wrong check digit before anything is sent', () => {
    const form = makeForm()
    form.write('uscc', '91410105MA9FGD1Q9N')
    form.leave('uscc')
    expect(form.errors.uscc).toContain('校验位不对')
    expect(form.check()).toBe(false)
  })

  it('says nothing of a field that was left empty until it is sent', () => {
    const form = makeForm()
    form.leave('mobile')
    expect(form.errors.mobile).toBe('')
    expect(form.check()).toBe(false)
    expect(form.errors.mobile).toBe('请填写手机号')
  })

  it('does not ask for a field that is not used', () => {
    const form = makeForm((field) => field !== 'mobile')
    form.write('uscc', USCC)
    expect(form.check()).toBe(true)
  })

  it('shows what the server found at its field, until it is written anew', () => {
    const form = makeForm()
    expect(form.show([{ field: 'mobile', message: '请核对' }])).toBe(true)
    expect(form.errors.mobile).toBe('请核对')
    form.write('mobile', '1')
    expect(form.errors.mobile).toBe('')
    expect(form.show([{ field: 'code', message: '不对' }])).toBe(false)
  })
})

describe('kept texts', () => {
  it.each([[null], ['text'], [{ uscc: 1 }], [[{}]]])('are not %j', (value) => {
    expect(readTexts(value)).toBeNull()
  })
})
