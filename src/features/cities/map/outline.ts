import { geoPath } from 'd3-geo'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import coarse from 'world-atlas/land-110m.json' with { type: 'json' }
import fine from 'world-atlas/land-50m.json' with { type: 'json' }
import { worldProjection } from './projection.ts'

/** A part of the world, in map units. */
export interface Window {
  x: number
  y: number
  width: number
  height: number
}

/** From the north of Greenland to Cape Horn; Antarctica has no cities. */
export const world: Window = { x: 0, y: 8, width: 1000, height: 428 }

type Ring = [number, number][]

/** Outlines of land in map units. Natural Earth, public domain, by way of world-atlas. No borders are drawn. */
function ringsOf(topology: unknown): Ring[] {
  const atlas = topology as Topology<{ land: GeometryCollection }>
  const rings: Ring[] = []
  let ring: Ring = []
  const pen = {
    moveTo: (x: number, y: number) => rings.push((ring = [[x, y]])),
    lineTo: (x: number, y: number) => ring.push([x, y]),
    closePath: () => {},
    arc: () => {},
    beginPath: () => {},
  }
  geoPath(worldProjection(), pen)(feature(atlas, atlas.objects.land))
  return rings
}

let rings: { coarse: Ring[]; fine: Ring[] } | undefined
const drawn = new Map<string, string>()
const mostDrawn = 500

/** The land within a window as an SVG path, about as fine as the eye sees when the window is 1000 pixels wide. */
export function landIn(window: Window): string {
  const key = `${window.x},${window.y},${window.width},${window.height}`
  const known = drawn.get(key)
  if (known !== undefined) return known
  rings ??= { coarse: ringsOf(coarse), fine: ringsOf(fine) }
  const whole = window.width >= 700
  const path = (whole ? rings.coarse : rings.fine)
    .filter((ring) => touches(ring, window))
    .map((ring) => write(whole ? ring : clip(ring, window), window.width / 1000, whole ? 1.1 : 1.4))
    .join('')
  if (drawn.size >= mostDrawn) drawn.clear()
  drawn.set(key, path)
  return path
}

function touches(ring: Ring, { x, y, width, height }: Window): boolean {
  return (
    ring.some(([px]) => px >= x) &&
    ring.some(([px]) => px <= x + width) &&
    ring.some(([, py]) => py >= y) &&
    ring.some(([, py]) => py <= y + height)
  )
}

/** Cuts a ring at the four edges of a window, a little outside of it (Sutherland and Hodgman 1974). */
function clip(ring: Ring, { x, y, width, height }: Window): Ring {
  const margin = width * 0.02
  const edges: [axis: 0 | 1, limit: number, above: boolean][] = [
    [0, x - margin, true],
    [0, x + width + margin, false],
    [1, y - margin, true],
    [1, y + height + margin, false],
  ]
  return edges.reduce<Ring>((points, [axis, limit, above]) => {
    const inside = (point: [number, number]) => (above ? point[axis] >= limit : point[axis] <= limit)
    return points.flatMap((point, index): Ring => {
      const before = points.at(index - 1) as [number, number]
      if (inside(point) === inside(before)) return inside(point) ? [point] : []
      const share = (limit - before[axis]) / (point[axis] - before[axis])
      const cut: [number, number] = [before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])]
      return inside(point) ? [cut, point] : [cut]
    })
  }, ring)
}

/** A ring as relative steps on a grid of `unit`; points nearer than `least` steps to the last are left out, and specks too. */
function write(ring: Ring, unit: number, least: number): string {
  const steps = ring.map(([x, y]) => [Math.round(x / unit), Math.round(y / unit)] as const)
  const kept = steps.filter((_, index) => index === 0)
  for (const point of steps) {
    const last = kept.at(-1) as readonly [number, number]
    if (Math.hypot(point[0] - last[0], point[1] - last[1]) >= least) kept.push(point)
  }
  if (kept.length < 4) return ''
  const [first, ...rest] = kept as [readonly [number, number], ...(readonly [number, number])[]]
  let before = first
  const moves = rest.map((point) => {
    const move = `${point[0] - before[0]} ${point[1] - before[1]}`
    before = point
    return move
  })
  return `M${first[0]} ${first[1]}l${moves.join(' ').replaceAll(' -', '-')}z`
}

/** The window, at least `least` wide and twice as wide as high, that holds all points with room around them. */
export function windowAround(points: { x: number; y: number }[], least = 110): Window {
  if (points.length === 0) return world
  const xs = points.map((point) => point.x)
  const ys = points.map((point) => point.y)
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const width = Math.min(1000, Math.max(least, (right - left) * 1.24, (bottom - top) * 2.48))
  const height = width / 2
  if (width > 820) return world
  const step = 2
  return {
    x: Math.round(Math.max(0, Math.min(1000 - width, (left + right - width) / 2)) / step) * step,
    y: Math.round(Math.max(world.y, (top + bottom - height) / 2) / step) * step,
    width: Math.ceil(width / step) * step,
    height: (Math.ceil(width / step) * step) / 2,
  }
}
