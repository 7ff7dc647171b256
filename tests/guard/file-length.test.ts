import { describe, expect, it } from 'vitest'
import { filesUnder } from '../support/repository.ts'
import { fileLengths } from './file-length.ts'

const folders = ['apps', 'packages', 'scripts', 'tests']
const endings = ['.ts', '.mjs', '.js', '.vue', '.css', '.typ']
const ofLines = (path: string, lines: number) => ({ path, text: 'line\n'.repeat(lines) })

describe('the length of files', () => {
  it('is at most 400 lines, and mostly 150', () => {
    const files = filesUnder(folders, endings)
    const { average, shareOfUsual, tooLong } = fileLengths(files)
    console.info(
      `${files.length} files, ${average.toFixed(0)} lines on average, ` +
        `${(shareOfUsual * 100).toFixed(0)} % of at most 150`,
    )
    expect(tooLong).toEqual([])
    expect(shareOfUsual).toBeGreaterThan(0.8)
  })

  it('is found when it is too much', () => {
    expect(fileLengths([ofLines('a.ts', 400), ofLines('b.ts', 401)])).toEqual({
      average: 400.5,
      shareOfUsual: 0,
      tooLong: ['b.ts has 401 lines, more than 400'],
    })
    expect(fileLengths([ofLines('a.ts', 150), ofLines('b.ts', 151)]).shareOfUsual).toBe(0.5)
  })
})
