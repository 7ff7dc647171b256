import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attributeReader, createXmlScanner } from './xml-scanner.ts'

/** What a scanner tells of a text that reaches it in pieces; texts side by side are joined. */
function scan(pieces: readonly string[]): string[] {
  const told: string[] = []
  let text = ''
  const tell = (event: string) => {
    if (text !== '') told.push(`text ${text}`)
    text = ''
    told.push(event)
  }
  const scanner = createXmlScanner({
    open: (name, attributes) => tell(`open ${name}${attributes.trimEnd()}`),
    text: (part) => (text += part),
    close: (name) => tell(`close ${name}`),
  })
  for (const piece of pieces) scanner.feed(piece)
  scanner.end()
  return told
}

const XML =
  '<?xml version="1.0"?><!-- a > b --><x:row r="1" a=\'>\'><c r="A1" t="s"/><v>1 &lt; 2 &#20013;&#x9ED1;</v>' +
  '<t xml:space="preserve"> 稳岗 </t><t><![CDATA[<&]]></t></x:row>'

describe('createXmlScanner', () => {
  it('tells tags without their prefix, texts without entities, and skips what is no content', () => {
    expect(scan([XML])).toEqual([
      'open row r="1" a=\'>\'',
      'open c r="A1" t="s"',
      'close c',
      'open v',
      'text 1 < 2 中黑',
      'close v',
      'open t xml:space="preserve"',
      'text  稳岗 ',
      'close t',
      'open t',
      'text <&',
      'close t',
      'close row',
    ])
  })

  it('tells the same wherever the text is cut', () => {
    const whole = scan([XML])
    fc.assert(
      fc.property(fc.array(fc.nat(XML.length), { maxLength: 6 }), (cuts) => {
        const places = [0, ...cuts.toSorted((one, other) => one - other), XML.length]
        const pieces = places.slice(1).map((end, index) => XML.slice(places[index], end))
        expect(scan(pieces)).toEqual(whole)
      }),
    )
  })

  it('leaves an entity that the file would have to declare as it stands', () => {
    expect(scan(['<a>&bomb;</a>'])).toEqual(['open a', 'text &bomb;', 'close a'])
  })

  it.each([
    ['a document type', ['<!DOCTYPE a [<!ENTITY b "c">]>', '<a/>']],
    ['an end inside a tag', ['<a><b attr="']],
    ['a text without end', ['<a>', 'x'.repeat(1024 * 1024 + 1)]],
  ])('refuses %s', (_what, pieces) => {
    expect(() => scan(pieces)).toThrow('文件已损坏')
  })
})

describe('attributeReader', () => {
  it.each([
    [' r="A1" s="2"', 'A1'],
    [" r='A1'", 'A1'],
    ['\n r = "A1"', 'A1'],
    [' r="&lt;"', '<'],
    [' hdr="x"', null],
    ['', null],
  ])('reads r of «%s»', (attributes, value) => {
    expect(attributeReader('r')(attributes)).toBe(value)
  })
})
