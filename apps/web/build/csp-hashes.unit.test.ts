import { describe, expect, it } from 'vitest'
import { inlineScriptHashes } from './csp-hashes.ts'

describe('hashes of inline scripts', () => {
  it('cover the text of every script without src', () => {
    const html = '<script>alert(1)</script><script type="module" src="/a.js"></script>'
    expect(inlineScriptHashes(html)).toEqual([
      "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='",
    ])
  })

  it('are none for a page without inline scripts', () => {
    expect(inlineScriptHashes('<script nomodule src="/too-old.js"></script>')).toEqual([])
  })
})
