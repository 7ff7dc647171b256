import { dirname, join } from 'node:path'
import { type Blobs, openBlobs } from '../../platform/blobs.ts'
import type { Services } from '../../platform/services.ts'

const opened = new WeakMap<Blobs, Blobs>()

/**
 * Where sent lists and what was found in them lie for a day, encrypted like every file. Beside the blobs and
 * not among them, so that no backup keeps a list that nobody brought.
 */
export function checkFiles({ blobs, keys }: Pick<Services, 'blobs' | 'keys'>): Blobs {
  const files = opened.get(blobs) ?? openBlobs(join(dirname(blobs.directory), 'lists'), keys)
  opened.set(blobs, files)
  return files
}
