/** What may stand in a template as `{name}`: what differs from message to message, with its type. */
export const templateVariables = {
  单位: {
    type: 'text',
    means: '您单位；经办几家时是“您经办的3家单位”',
    longest: '您经办的9999家单位',
  },
  件数: { type: 'number', means: '这条短信涉及几家单位', longest: '9999' },
  年度: { type: 'number', means: '政策年度，如 2023', longest: '2023' },
  截止日: { type: 'date', means: '确认截止日，如 12月31日', longest: '12月31日' },
  期限: { type: 'text', means: '请于12月31日前；截止日过后是“请尽早”', longest: '请于12月31日前' },
  链接: { type: 'link', means: '办理网址', longest: '' },
  编码: { type: 'code', means: '8 位短信编码', longest: 'AAAAAAAA' },
} as const

export type TemplateVariable = keyof typeof templateVariables

/** What is the same in every message of a house; for a provider it stands in the fixed text. */
export const templateHouseWords = {
  查验网址: '查真伪的网址',
  电话: '咨询电话',
} as const

export type TemplateHouseWord = keyof typeof templateHouseWords

/** A value for everything that a template may name. */
export type TemplateValues = Readonly<Record<TemplateVariable | TemplateHouseWord, string>>

/** A template in pieces: fixed words, and names that stand for something. */
export type TemplatePiece = { kind: 'words' | 'name'; text: string }

/** Takes a template apart. Braces that enclose no name stay words. */
export function templatePieces(template: string): TemplatePiece[] {
  return template
    .split(/(\{[^{}]*\})/)
    .filter((piece) => piece !== '')
    .map((piece) =>
      /^\{[^{}]*\}$/.test(piece)
        ? { kind: 'name', text: piece.slice(1, -1).trim() }
        : { kind: 'words', text: piece },
    )
}

/** Whether a name stands for something that differs from message to message. */
export function isVariable(name: string): name is TemplateVariable {
  return Object.hasOwn(templateVariables, name)
}

/** Whether a name stands for words of the house. */
export function isHouseWord(name: string): name is TemplateHouseWord {
  return Object.hasOwn(templateHouseWords, name)
}

/** The words of a template with its values; the signature is not part of it. A name it does not know stays. */
export function renderTemplate(template: string, values: TemplateValues): string {
  return templatePieces(template)
    .map(({ kind, text }) => {
      if (kind === 'words') return text
      return isVariable(text) || isHouseWord(text) ? values[text] : `{${text}}`
    })
    .join('')
}
