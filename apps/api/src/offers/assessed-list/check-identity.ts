import {
  parseMobile,
  parseUscc,
  regionCodeOfUnitNo,
  toHalfWidth,
  type UsccRefusal,
} from '@wengang/identifiers'
import type { Edition } from '@wengang/policy'
import type { RowFields } from './row-fields.ts'

/** Code of the unit, or null with the finding that says why not. */
export function checkUscc(fields: RowFields): string | null {
  const field = fields.field('uscc')
  if (field.state === 'blank') fields.report('uscc', 'blank')
  if (field.state !== 'filled') return null
  const result = parseUscc(field.text)
  if (result.ok) return result.uscc
  reportUscc(fields, result)
  return null
}

function reportUscc(fields: RowFields, refusal: UsccRefusal): void {
  switch (refusal.reason) {
    case 'length':
      fields.report('uscc', 'usccLength', refusal.length)
      return
    case 'alphabet':
      fields.report('uscc', 'usccCharacters', refusal.characters.join(' '))
      return
    case 'region':
      fields.report('uscc', 'usccRegion')
      return
    case 'check':
      fields.report('uscc', 'usccCheck')
      return
    case 'orgCheck':
      fields.report('uscc', 'usccOrgCheck')
  }
}

/** Name as the list writes it: shown as it stands, compared only in its normal form. */
export function checkUnitName(fields: RowFields): string | null {
  const field = fields.field('unitName')
  if (field.state === 'blank') fields.report('unitName', 'blank')
  return field.state === 'filled' ? field.text : null
}

/** Local number of the unit, which is optional. */
export function checkUnitNo(fields: RowFields): string | null {
  const field = fields.field('unitNo')
  return field.state === 'filled' ? toHalfWidth(field.text) : null
}

/**
 * Where the unit belongs. The local number begins with the office that insures it (S2-25), the
 * code only with the office that once registered it; neither counts outside the province.
 */
export function regionOf(uscc: string, unitNo: string | null, edition: Edition): string {
  const { regionPrefix } = edition.jurisdiction
  const insured = unitNo === null ? null : regionCodeOfUnitNo(unitNo)
  const known = [insured, uscc.slice(2, 8)].find((code) => code?.startsWith(regionPrefix))
  return known ?? regionPrefix.padEnd(6, '0')
}

/** Person to turn to; a list without one is no error, and `wanted` says whether it is worth a word. */
export function checkContactName(fields: RowFields, wanted: boolean): string | null {
  const field = fields.field('contactName')
  if (field.state === 'blank' && wanted) fields.report('contactName', 'contactBlank')
  return field.state === 'filled' ? field.text : null
}

/** Mobile for the message; without one the unit goes to the window and the telephone list. */
export function checkContactMobile(fields: RowFields, wanted: boolean): string | null {
  const field = fields.field('contactMobile')
  if (field.state === 'blank' && wanted) fields.report('contactMobile', 'mobileBlank')
  if (field.state !== 'filled') return null
  const result = parseMobile(field.text)
  if (!result.ok) {
    fields.report('contactMobile', 'mobile')
    return null
  }
  if (result.unusualSegment) fields.report('contactMobile', 'unusualMobile')
  return result.mobile
}
