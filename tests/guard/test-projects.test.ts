import { describe, expect, it } from 'vitest'
import config from '../../vitest.config.ts'
import { filesUnder } from '../support/repository.ts'
import { type Project, unseenTests } from './test-projects.ts'

function projectsOf({ test }: typeof config): Project[] {
  return (test?.projects ?? []).flatMap((project) => {
    if (typeof project !== 'object' || !('test' in project)) return []
    const { name, include = [] } = project.test ?? {}
    return [{ name: String(name), include }]
  })
}

describe('projects of tests', () => {
  it('run every test file there is', () => {
    const files = filesUnder(['apps', 'packages', 'scripts', 'tests'], ['.test.ts', '.test.mjs'])
    const projects = projectsOf(config)
    expect(projects.map(({ name }) => name)).toEqual([
      'unit',
      'guard',
      'sqlite',
      'postgres',
      'browser',
    ])
    expect(
      unseenTests(
        projects,
        files.map(({ path }) => path),
      ),
    ).toEqual([])
  })

  it('are missed by a file of another name, and may have lost their files', () => {
    const projects = [
      { name: 'unit', include: ['packages/**/*.test.ts'] },
      { name: 'browser', include: ['tests/e2e/**/*.test.ts'] },
    ]
    expect(unseenTests(projects, ['packages/policy/src/case.test.ts', 'apps/a.test.ts'])).toEqual([
      'no project runs apps/a.test.ts',
      'project browser has no tests',
    ])
  })
})
