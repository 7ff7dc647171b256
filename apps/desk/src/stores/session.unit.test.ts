import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import { useSessionStore } from './session.ts'

beforeEach(() => setActivePinia(createPinia()))

it('leads to pages for everybody at their own address, and else at that of the desk', () => {
  const session = useSessionStore()
  expect(session.publicPage('/notices/1')).toBe('/notices/1')
  session.$patch({ publicOrigin: 'https://wengang.example.gov.cn' })
  expect(session.publicPage('/v/AB12')).toBe('https://wengang.example.gov.cn/v/AB12')
})
