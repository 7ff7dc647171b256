import { describe, expect, it } from 'vitest'
import { fitted, shrinkPicture } from './shrink-picture.ts'

describe('a picture made smaller', () => {
  it.each([
    [4000, 3000, [2400, 1800]],
    [3000, 4000, [1800, 2400]],
    [800, 600, [800, 600]],
  ])('of %i × %i px keeps its shape', (width, height, expected) => {
    expect(fitted(width, height, 2400)).toEqual(expected)
  })

  it('is left alone when it is small, or no picture', async () => {
    const small = new File(['x'], 'a.jpg', { type: 'image/jpeg' })
    const paper = new File([new Uint8Array(2_000_000)], 'a.pdf', { type: 'application/pdf' })
    expect(await shrinkPicture(small)).toBe(small)
    expect(await shrinkPicture(paper)).toBe(paper)
  })
})
