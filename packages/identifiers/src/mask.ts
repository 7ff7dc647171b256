/** Family names of two characters that are in use; of others the first character is shown. */
const COMPOUND_FAMILY_NAMES: ReadonlySet<string> = new Set(
  (
    '欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 司空 夏侯 独孤 南宫 轩辕 ' +
    '端木 百里 东郭 西门 呼延 澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 钟离 闾丘 鲜于 闻人 赫连 ' +
    '拓跋 万俟 第五 公羊 梁丘 左丘 即墨 纳兰 完颜 叶赫 那拉'
  ).split(' '),
)

/** `138****5678`. Anything that is not eleven characters long is hidden whole. */
export function maskMobile(mobile: string): string {
  return mobile.length === 11 ? `${mobile.slice(0, 3)}****${mobile.slice(-4)}` : '****'
}

/**
 * A resident ID with its first and last character only, or, where two persons must be told apart,
 * with four of each: `4113**********001X`. Anything that is not 18 characters long is hidden whole.
 */
export function maskResidentId(idNumber: string, shown: 'ends' | 'fourOfEach' = 'ends'): string {
  if (idNumber.length !== 18) return '*'.repeat(18)
  const kept = shown === 'ends' ? 1 : 4
  return idNumber.slice(0, kept) + '*'.repeat(18 - 2 * kept) + idNumber.slice(-kept)
}

/** `****0046`. Of fewer than eight characters nothing is shown. */
export function maskAccount(accountNo: string): string {
  return `****${lastFour(accountNo)}`
}

/** `尾号 0046`, as accounts are named on screens and sheets. */
export function accountTail(accountNo: string): string {
  return `尾号 ${lastFour(accountNo) || '****'}`
}

/** Family name and a star for every further character: 王**, 欧阳*. A single character is hidden. */
export function maskPersonName(name: string): string {
  const characters = Array.from(name.trim())
  const { length } = characters
  if (length < 2) return '*'.repeat(length)
  const compound = length > 2 && COMPOUND_FAMILY_NAMES.has(characters.slice(0, 2).join(''))
  const shown = compound ? 2 : 1
  return characters.slice(0, shown).join('') + '*'.repeat(length - shown)
}

function lastFour(accountNo: string): string {
  return accountNo.length < 8 ? '' : accountNo.slice(-4)
}
