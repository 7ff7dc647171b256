import { FileRefused } from './refusal.ts'
import { attributeReader, createXmlScanner } from './xml-scanner.ts'
import { unpackWhole } from './zip-entry.ts'
import type { ZipDirectory, ZipEntry } from './zip-directory.ts'

export interface WorkbookSheet {
  name: string
  visible: boolean
  entry: ZipEntry
}

export interface WorkbookParts {
  sheets: WorkbookSheet[]
  sharedStrings: ZipEntry | null
  styles: ZipEntry | null
}

interface Relation {
  type: string
  path: string
}

const readId = attributeReader('Id')
const readType = attributeReader('Type')
const readTarget = attributeReader('Target')
const readName = attributeReader('name')
const readState = attributeReader('state')
/** `r:id`, whatever the prefix. */
const RELATION_ID = /\s\w+:id\s*=\s*["']([^"']*)/

/** The sheets of a workbook in their order, and the files that all of them share. */
export async function readWorkbookParts(
  bytes: Uint8Array,
  directory: ZipDirectory,
): Promise<WorkbookParts> {
  const root = await readRelations(bytes, directory, '')
  const workbookPath = pathOfType(root, 'officeDocument')
  const workbook = workbookPath === null ? undefined : directory.get(workbookPath)
  if (workbookPath === null || !workbook) throw new FileRefused('damaged')
  const relations = await readRelations(bytes, directory, workbookPath)
  const entryOfType = (type: string) => {
    const path = pathOfType(relations, type)
    return path === null ? null : (directory.get(path) ?? null)
  }
  const sheets: WorkbookSheet[] = []
  const scanner = createXmlScanner({
    open(name, attributes) {
      if (name !== 'sheet') return
      const relation = relations.get(RELATION_ID.exec(attributes)?.[1] ?? '')
      const entry = relation && directory.get(relation.path)
      // Sheets of charts and macros have no cells.
      if (!relation || !entry || !relation.type.endsWith('/worksheet')) return
      const state = readState(attributes) ?? 'visible'
      sheets.push({ name: readName(attributes) ?? '', visible: state === 'visible', entry })
    },
    text() {},
    close() {},
  })
  scanner.feed(await unpackWhole(bytes, workbook))
  scanner.end()
  return {
    sheets,
    sharedStrings: entryOfType('sharedStrings'),
    styles: entryOfType('styles'),
  }
}

async function readRelations(
  bytes: Uint8Array,
  directory: ZipDirectory,
  ofPath: string,
): Promise<Map<string, Relation>> {
  const folder = ofPath.slice(0, ofPath.lastIndexOf('/') + 1)
  const entry = directory.get(`${folder}_rels/${ofPath.slice(folder.length)}.rels`)
  if (!entry) throw new FileRefused('damaged')
  const relations = new Map<string, Relation>()
  const scanner = createXmlScanner({
    open(name, attributes) {
      if (name !== 'Relationship') return
      const target = URL.parse(readTarget(attributes) ?? '', `zip:///${folder}`)
      const path = target?.pathname.slice(1) ?? ''
      relations.set(readId(attributes) ?? '', { type: readType(attributes) ?? '', path })
    },
    text() {},
    close() {},
  })
  scanner.feed(await unpackWhole(bytes, entry))
  scanner.end()
  return relations
}

function pathOfType(relations: ReadonlyMap<string, Relation>, type: string): string | null {
  for (const relation of relations.values()) {
    if (relation.type.endsWith(`/${type}`)) return relation.path
  }
  return null
}
