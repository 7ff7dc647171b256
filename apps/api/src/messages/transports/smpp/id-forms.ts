import type { SmppSettings } from '../../../platform/sms-config.ts'

/** How ids of answers and of receipts are brought into one form. */
interface IdForm {
  ofAnswer(id: string): string
  ofReceipt(id: string): string
}

const same = (id: string): string => id
const fromHex = (id: string): string => (/^[\da-f]+$/i.test(id) ? String(BigInt(`0x${id}`)) : id)
const fromDecimal = (id: string): string => (/^\d+$/.test(id) ? String(BigInt(id)) : id)

/** Some gateways answer with a hexadecimal id and report it in decimal, or the other way round. */
export const idForms: Readonly<Record<SmppSettings['receiptIds'], IdForm>> = {
  same: { ofAnswer: same, ofReceipt: same },
  decimal: { ofAnswer: fromHex, ofReceipt: fromDecimal },
  hex: { ofAnswer: fromDecimal, ofReceipt: fromHex },
}
