import { html } from 'hono/html'
import type { Html } from './page.ts'

export interface TextField {
  name: string
  label: string
  value: string
  error: string | null
  hint?: string
  /** Letters and digits that are compared one by one: large and spaced. */
  wide?: boolean
  /** Off where the page has more to read than this field. */
  autofocus?: boolean
}

/** One labelled field; its error is tied to it and read out with it. */
export function textField(field: TextField): Html {
  const { name, error, hint } = field
  const described = [
    ...(error === null ? [] : [`${name}-error`]),
    ...(hint === undefined ? [] : [`${name}-hint`]),
  ].join(' ')
  const focus = field.autofocus !== false || error !== null
  return html`<div class="field${error === null ? '' : ' bad'}">
<label for="${name}">${field.label}</label>
<input${field.wide === true ? html` class="code wide"` : ''} id="${name}" name="${name}" type="text" value="${field.value}" autocomplete="off" autocapitalize="characters" autocorrect="off" spellcheck="false"${focus ? html` autofocus` : ''}${described === '' ? '' : html` aria-describedby="${described}"`}${error === null ? '' : html` aria-invalid="true"`}>
${error === null ? '' : html`<p class="error" id="${name}-error" role="alert">${error}</p>`}
${hint === undefined ? '' : html`<p class="hint" id="${name}-hint">${hint}</p>`}
</div>`
}
