/**
 * What a register says of a name and a resident ID. `known`: they belong together. `notChecked`: none was
 * asked. `mismatch`: they do not belong together, or nobody has this number.
 */
export type IdentityFinding = 'known' | 'notChecked' | 'mismatch'

/**
 * The place of a population register. Asked once, when a personal account is opened, after the code to the
 * phone was right; the number has the right form and check digit. Throws when it cannot be reached: then
 * nobody is registered.
 */
export interface IdentityRegister {
  check(person: { idNumber: string; name: string }): Promise<IdentityFinding>
}

/** The default: form and check digit only, and the account is marked as not verified. */
export const formOnlyRegister: IdentityRegister = {
  check: () => Promise.resolve('notChecked'),
}
