import type { Story } from './story.ts'

const files = import.meta.glob<Story[]>('../**/*.stories.ts', { eager: true, import: 'default' })

/** Every story of every `*.stories.ts`, by name. Two of one name are a mistake. */
export const stories: readonly Story[] = Object.values(files)
  .flat()
  .sort((a, b) => (a.name < b.name ? -1 : 1))

const twice = stories.find((story, place) => stories[place + 1]?.name === story.name)
if (twice) throw new Error(`two stories are called ${twice.name}`)
