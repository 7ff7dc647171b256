import { matchesGlob } from 'node:path'

/** A Vitest project: its name and which files it takes. */
export interface Project {
  name: string
  include: readonly string[]
}

/** Test files that no project takes, and projects that take none: both would pass unseen. */
export function unseenTests(projects: readonly Project[], paths: readonly string[]): string[] {
  const takes = ({ include }: Project, path: string) =>
    include.some((pattern) => matchesGlob(path, pattern))
  return [
    ...paths
      .filter((path) => !projects.some((project) => takes(project, path)))
      .map((path) => `no project runs ${path}`),
    ...projects
      .filter((project) => !paths.some((path) => takes(project, path)))
      .map(({ name }) => `project ${name} has no tests`),
  ]
}
