/** What people choose when twelve characters are asked for; lower case, the longer of two that begin alike first. */
const known = [
  'password',
  'passw0rd',
  'p@ssw0rd',
  'qwertyuiop',
  'qwerty',
  '1qaz2wsx',
  'qazwsxedc',
  'asdfghjkl',
  'zxcvbnm',
  'administrator',
  'admin',
  'root',
  'letmein',
  'welcome',
  'iloveyou',
  'woaini',
  '5201314',
  'abc123',
  'a123456',
  'aa123456',
  'test',
  'changeme',
  'wengang',
  '稳岗通',
  '管理员',
  '河南人社',
]

const ladders = ['01234567890123456789', '98765432109876543210', 'abcdefghijklmnopqrstuvwxyz']

/**
 * Why a password is too easy to guess, or null. Length is the contract's; here fall the known words padded
 * to that length, repetitions, counting, and the person's own name.
 */
export function passwordFault(password: string, names: readonly string[]): string | null {
  const text = password.normalize('NFKC').toLowerCase()
  const own = names.find((name) => name.length >= 2 && text.includes(name.toLowerCase()))
  if (own !== undefined) return '密码里不能有自己的名字，请换一个。'
  if (new Set(text).size < 5) return '密码里重复的字太多，请换一个。'
  return withoutKnown(text).length < 6 ? '这个密码太常见，容易被猜到，请换一个。' : null
}

/** What is left when known words, counting and the marks around them are taken out. */
function withoutKnown(text: string): string {
  let rest = text
  for (const word of known) rest = rest.replaceAll(word, '')
  for (const ladder of ladders) {
    for (let length = Math.min(ladder.length, rest.length); length >= 4; length -= 1) {
      for (let from = 0; from + length <= ladder.length; from += 1) {
        rest = rest.replaceAll(ladder.slice(from, from + length), '')
      }
    }
  }
  return rest.replace(/[\s\p{P}\p{S}]/gu, '')
}
