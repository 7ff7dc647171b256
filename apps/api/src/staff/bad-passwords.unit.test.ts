import { describe, expect, it } from 'vitest'
import { passwordFault } from './bad-passwords.ts'

describe('a password', () => {
  it.each([
    'four quiet windows',
    '郑东新区的第九棵柳树下',
    'correct horse battery',
    '8392-0571-6402',
    'Tr0ub4dor&3xyz',
  ])('%s is long and that is enough', (password) => {
    expect(passwordFault(password, ['王经办', 'handler'])).toBeNull()
  })

  it.each([
    'Password!2024',
    'ＰＡＳＳＷＯＲＤ１２３４',
    'qwertyuiop123',
    'abcdefghijklmn',
    '987654321098',
    'admin@wengang',
    'aabbaabbaabb',
    '我是王经办我是王经办呀',
    'handler-handler',
  ])('%s is what others try first', (password) => {
    expect(passwordFault(password, ['王经办', 'handler'])).not.toBeNull()
  })
})
