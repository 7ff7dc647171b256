import { smsParts } from '@wengang/policy'
import { describe, expect, it } from 'vitest'
import { houseWords, sampleContents } from './filed-words.ts'
import { carries, filedAs } from './message-content.ts'
import { filedText, type Piece, slotsOf, textOfPieces } from './message-pieces.ts'
import { messagePieces } from './message-words.ts'

const place = {
  signature: '河南人社',
  origin: 'https://example.gov.cn',
  hotline: '0371-12333',
  code: 'AB3XK9M2',
  signInCode: '307142',
} as const

/** What providers refuse of a text with slots (domain rules of templates). */
function findings(pieces: readonly Piece[]): string[] {
  const names = slotsOf(pieces).map(({ name }) => name)
  const twice = names.filter((name, index) => names.indexOf(name) !== index)
  const adjacent = pieces.filter(
    (piece, index) => typeof piece !== 'string' && typeof (pieces[index + 1] ?? '') !== 'string',
  )
  const wrong = slotsOf(pieces).filter(
    ({ name, value }) => !/^[a-z]+$/.test(name) || value.length < 1 || value.length > 35,
  )
  return [
    ...twice.map((name) => `${name} twice`),
    ...adjacent.map(() => 'adjacent'),
    ...wrong.map(({ name }) => `${name} does not fit`),
  ]
}

describe.each(['path', 'constant'] as const)(
  'words that are filed with links of mode %s',
  (linkMode) => {
    it('have slots that providers take, and give the text that is counted', () => {
      for (const content of sampleContents()) {
        const code = carries(content).code ? place.code : null
        const pieces = messagePieces(content, { ...place, linkMode, code })
        expect([filedAs(content), findings(pieces)]).toEqual([filedAs(content), []])
        expect(smsParts(textOfPieces(pieces)).ok).toBe(true)
        const again = slotsOf(pieces).reduce(
          (text, { value }, index) => text.replace(`{${index + 1}}`, value),
          filedText(pieces, 'numbered'),
        )
        expect(again).toBe(textOfPieces(pieces))
      }
    })
  },
)

it('have a name for each wording', () => {
  const names = houseWords()
  expect(new Set(names).size).toBe(names.length)
  const texts = sampleContents().map((content) =>
    filedText(messagePieces(content, { ...place, linkMode: 'constant' }), 'named'),
  )
  expect(new Set(texts).size).toBe(texts.length)
  expect(texts[0]).toBe(
    '验证码${code}，5分钟内有效，用于办理稳岗返还。工作人员不会向您要验证码，请勿告诉任何人。',
  )
})

it('would find slots side by side, twice, or too long', () => {
  const long = { name: 'day', value: '日'.repeat(36) }
  expect(findings([long, long])).toEqual([
    'day twice',
    'adjacent',
    'day does not fit',
    'day does not fit',
  ])
})
