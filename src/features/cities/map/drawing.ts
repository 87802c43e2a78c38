import { cluster, type Cluster, type MapPoint } from './clusters.ts'
import { landIn, windowAround, world, type Window } from './outline.ts'

/** A mark on a drawn map, in drawing units: 1000 to the width of the map. */
export interface Mark {
  x: number
  y: number
  radius: number
  cluster: Cluster
}

export interface Drawing {
  /** Of the SVG, in drawing units. */
  viewBox: string
  land: string
  /** Every point, as one path of dots; for small screens, where nothing can be pressed. */
  dots: string
  marks: Mark[]
}

/** Pixels between two marks on a map 1000 pixels wide; a finger or pointer needs 24. */
const apart = 27

/** Draws points on the world, or, with `zoom`, on the part of it that holds them. */
export function drawMap(points: MapPoint[], zoom: boolean, least?: number): Drawing {
  const window = zoom ? windowAround(points, least) : world
  const unit = window.width / 1000
  return {
    viewBox: viewBoxOf(window),
    land: landIn(window),
    dots: dotsOf(points, window),
    marks: cluster(points, apart * unit)
      .map((it) => ({ x: round(it.x / unit), y: round(it.y / unit), radius: radiusOf(it.cities), cluster: it }))
      .sort((a, b) => a.y - b.y || a.x - b.x),
  }
}

export function dotsOf(points: { x: number; y: number }[], window: Window): string {
  const unit = window.width / 1000
  const seen = new Set(points.map(({ x, y }) => `M${round(x / unit)} ${round(y / unit)}h0`))
  return [...seen].join('')
}

export const viewBoxOf = ({ x, y, width, height }: Window) =>
  [x, y, width, height].map((value) => Math.round((value / width) * 1000)).join(' ')

const radiusOf = (cities: number) => (cities === 1 ? 5 : Math.min(13.4, 8.5 + Math.log2(cities) * 0.8))
const round = (value: number) => Math.round(value)
