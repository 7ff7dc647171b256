import { describe, expect, it } from 'vitest'
import { accountTail, maskAccount, maskMobile, maskPersonName, maskResidentId } from './mask.ts'

describe('masking', () => {
  it('shows three and four digits of a mobile', () => {
    expect(maskMobile('13812345678')).toBe('138****5678')
  })

  it('shows nothing of what is no mobile', () => {
    expect(maskMobile('1381234567')).toBe('****')
    expect(maskMobile('')).toBe('****')
  })

  it('shows the ends of a resident ID, or four of each', () => {
    expect(maskResidentId('41130219990101001X')).toBe('4****************X')
    expect(maskResidentId('41130219990101001X', 'fourOfEach')).toBe('4113**********001X')
    expect(maskResidentId('411302990101001', 'fourOfEach')).toBe('******************')
  })

  it('shows the last four digits of an account', () => {
    expect(maskAccount('263700000046')).toBe('****0046')
    expect(accountTail('263700000046')).toBe('尾号 0046')
  })

  it('shows nothing of a short or missing account', () => {
    expect(maskAccount('2637046')).toBe('****')
    expect(accountTail('')).toBe('尾号 ****')
  })

  it.each([
    ['王建国', '王**'],
    ['王丽', '王*'],
    ['欧阳锋', '欧阳*'],
    ['欧阳晓明', '欧阳**'],
    ['欧阳', '欧*'], // family name 欧
    ['𬭎建国', '𬭎**'],
    ['买买提·艾力', '买*****'],
    [' 王丽\u3000', '王*'],
    ['王', '*'],
    ['', ''],
  ])('"%s" is "%s"', (name, masked) => {
    expect(maskPersonName(name)).toBe(masked)
  })
})
