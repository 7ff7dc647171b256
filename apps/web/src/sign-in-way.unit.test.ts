import { afterEach, describe, expect, it } from 'vitest'
import { readSignIn } from './last-sign-in.ts'
import { leaveToSignIn, nextPath, signInPathFor, signInWay } from './sign-in-way.ts'
import { replaceSurroundings } from './surroundings.ts'

afterEach(() => replaceSurroundings(null))

const unit = { kind: 'unit', uscc: '91410181MA9XXXX38A' } as const
const person = { kind: 'person' } as const

describe('the way to an entrance', () => {
  it.each([
    ['SIGN_IN_NEEDED', null, '/q/offer/0190?next=%2Foffer%2F0190%2Fread'],
    ['SIGN_IN_NEEDED', unit, '/login?uscc=91410181MA9XXXX38A&next=%2Foffer%2F0190%2Fread'],
    ['SIGN_IN_NEEDED', person, '/register/sign-in?next=%2Foffer%2F0190%2Fread'],
    ['PERSON_SIGN_IN_NEEDED', unit, '/register/sign-in?next=%2Foffer%2F0190%2Fread'],
    ['UNIT_SIGN_IN_NEEDED', null, '/login?next=%2Foffer%2F0190%2Fread'],
    ['UNIT_SIGN_IN_NEEDED', unit, '/login?uscc=91410181MA9XXXX38A&next=%2Foffer%2F0190%2Fread'],
    ['ADMINISTRATOR_NEEDED', unit, '/login/administrator?next=%2Foffer%2F0190%2Fread'],
  ] as const)('for %s after %o', (code, last, expected) => {
    expect(signInPathFor(code, '/offer/0190/read', last)).toBe(expected)
  })

  it('is remembered for a phone that does not go there by itself', () => {
    const left: string[] = []
    replaceSurroundings({ leave: (url) => left.push(url) })
    leaveToSignIn('UNIT_SIGN_IN_NEEDED', '/home')
    expect(left).toEqual(['/login?next=%2Fhome'])
    expect(signInWay.value).toBe('/login?next=%2Fhome')
  })

  it.each([
    ['{}', null],
    [null, null],
    [{ kind: 'unit' }, null],
    [{ kind: 'contact' }, null],
    [
      { kind: 'unit', uscc: 'A', more: 1 },
      { kind: 'unit', uscc: 'A' },
    ],
    [
      { kind: 'unit', uscc: 'A', mobile: '19900000002' },
      { kind: 'unit', uscc: 'A', mobile: '19900000002' },
    ],
    [{ kind: 'person' }, person],
  ] as const)('knows nothing but a sign-in: %o', (kept, expected) => {
    expect(readSignIn(kept)).toEqual(expected)
  })
})

describe('the way on after a sign-in', () => {
  it.each(['/home', '/offer/0190/decide?step=check', '/cases?year=2023#top'])('is %s', (path) => {
    expect(nextPath(path, '/home')).toBe(path)
  })

  it.each([
    undefined,
    ['/cases'],
    '',
    'cases',
    'https://elsewhere.example/',
    '//elsewhere.example/',
    '/\\elsewhere.example/',
    '/\t/elsewhere.example/',
    'javascript:alert(1)',
    '/login?next=%2Fcases',
    '/login/administrator',
  ])('is never %o', (path) => {
    expect(nextPath(path, '/home')).toBe('/home')
  })
})
