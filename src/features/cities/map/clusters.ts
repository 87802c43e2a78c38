/** A place, or a square of the grid that stands for many, in map units. */
export interface MapPoint {
  x: number
  y: number
  cities: number
  /** The country of all of them; null where they lie in several. */
  country: string | null
  /** Only of a single place. */
  slug?: string | undefined
  label?: string | undefined
}

/** What is drawn: a place by itself, or a number that stands for several. */
export interface Cluster {
  x: number
  y: number
  cities: number
  /** ISO codes of the countries within. */
  countries: string[]
  /** The place, when it stands by itself. */
  slug?: string | undefined
  label?: string | undefined
  /** Names of places within, at most six, for the tooltip. */
  names: string[]
}

/**
 * Joins points until no two of what remains are nearer than `distance`, in the unit of x and y. The heaviest take in their
 * neighbours first; a cluster lies at the middle of its places. The same points give the same clusters.
 */
export function cluster(points: MapPoint[], distance: number): Cluster[] {
  let clusters = points.map((point): Cluster => ({
    x: point.x,
    y: point.y,
    cities: point.cities,
    countries: point.country ? [point.country] : [],
    slug: point.slug,
    label: point.label,
    names: point.label ? [point.label] : [],
  }))
  for (let before = Infinity; clusters.length < before;) {
    before = clusters.length
    clusters = joinOnce(clusters, distance)
  }
  return clusters
}

/** Cells of the grid are numbered row by row; wide enough that neighbours of one row never meet the next. */
const cellsARow = 65_536

function joinOnce(clusters: Cluster[], distance: number): Cluster[] {
  const order = [...clusters].sort((a, b) => b.cities - a.cities || a.x - b.x || a.y - b.y)
  const cells = new Map<number, Cluster[]>()
  const joined: Cluster[] = []
  for (const one of order) {
    const cell = Math.floor(one.y / distance) * cellsARow + Math.floor(one.x / distance)
    const near = findNear(cells, cell, one, distance * distance)
    if (near) {
      absorb(near, one)
      continue
    }
    joined.push(one)
    const there = cells.get(cell)
    if (there) there.push(one)
    else cells.set(cell, [one])
  }
  return joined
}

function findNear(cells: Map<number, Cluster[]>, cell: number, one: Cluster, squared: number): Cluster | undefined {
  for (let row = -cellsARow; row <= cellsARow; row += cellsARow)
    for (let column = -1; column <= 1; column += 1)
      for (const other of cells.get(cell + row + column) ?? []) {
        const dx = other.x - one.x
        const dy = other.y - one.y
        if (dx * dx + dy * dy < squared) return other
      }
  return undefined
}

function absorb(into: Cluster, other: Cluster): void {
  const cities = into.cities + other.cities
  into.x = (into.x * into.cities + other.x * other.cities) / cities
  into.y = (into.y * into.cities + other.y * other.cities) / cities
  into.cities = cities
  into.countries = [...new Set([...into.countries, ...other.countries])]
  into.names = [...into.names, ...other.names].slice(0, 6)
  into.slug = undefined
  into.label = undefined
}
