import { parseBankAccount, sameUnitName } from '@wengang/identifiers'
import type { AccountKind, Edition } from '@wengang/policy'
import type { RowFields } from './row-fields.ts'

export interface Account {
  accountType: AccountKind['id']
  bankName: string | null
  accountName: string | null
  accountNo: string | null
}

/**
 * The account that the refund would be paid to. Without a number it can be completed later; what
 * is there must fit. Whether the name must be the unit's own depends on the kind (S3-05).
 */
export function checkAccount(
  fields: RowFields,
  unitName: string | null,
  edition: Edition,
): Account {
  const kind = checkKind(fields, edition)
  const number = fields.field('accountNo')
  if (number.state === 'blank') fields.report('accountNo', 'accountBlank')
  const accountNo = number.state === 'filled' ? checkNumber(fields, number.text) : null

  const bank = fields.field('bankName')
  if (bank.state === 'blank' && number.state !== 'blank') fields.report('bankName', 'bankBlank')

  const name = fields.field('accountName')
  if (name.state === 'blank' && number.state !== 'blank') fields.report('accountName', 'blank')
  const accountName = name.state === 'filled' ? name.text : null
  if (accountName !== null && unitName !== null && !sameUnitName(accountName, unitName)) {
    fields.report('accountName', kind.nameEqualsUnit ? 'accountNameDiffers' : 'otherAccountName')
  }
  return {
    accountType: kind.id,
    bankName: bank.state === 'filled' ? bank.text : null,
    accountName,
    accountNo,
  }
}

function checkKind(fields: RowFields, edition: Edition): AccountKind {
  const [usual] = edition.accountKinds
  const field = fields.field('accountType')
  if (field.state !== 'filled') return usual
  const words = field.text.replace(/[账帐]户$/, '')
  const kind = edition.accountKinds.find((one) => one.words === words)
  if (!kind) {
    fields.report(
      'accountType',
      'accountType',
      edition.accountKinds.map((one) => one.words).join('或'),
    )
  }
  return kind ?? usual
}

function checkNumber(fields: RowFields, text: string): string | null {
  const result = parseBankAccount(text)
  if (!result.ok) {
    fields.report('accountNo', 'accountNo')
    return null
  }
  if (result.luhn === 'fails') fields.report('accountNo', 'cardCheck')
  return result.accountNo
}
