// Draws what a lane's bins say pixel by pixel: from afar each pixel has a mix of its own, and thousands of boxes would take too long.

/** Draws bins into strips of one height, which are put on a canvas as pictures. */
export class LanePixels {
  #canvas = document.createElement("canvas"); #context = this.#canvas.getContext("2d"); #image = null; #pixels = null;

  /** An empty strip, in pixels of the screen. */
  #begin(width, height) {
    if (this.#image?.width !== width || this.#image.height !== height) {
      this.#canvas.width = width;
      this.#canvas.height = height;
      this.#image = new ImageData(width, height);
      this.#pixels = new Uint32Array(this.#image.data.buffer);
    } else this.#pixels.fill(0);
  }

  /**
   * Draws a lane's bins in the plot of a scene. From the bottom up, each state has its share of the height.
   *
   * @param shares of a bin by mix and state
   */
  draw(ctx, scene, window, lane, shares, top, height) {
    const { ratio, gutter, width, scale, left, colours } = scene;
    const columns = Math.max(1, Math.round((width - gutter) * ratio));
    const rows = Math.max(1, Math.round(height * ratio));
    this.#begin(columns, rows);
    const tiles = window.states.map(state => colours.tiles[state] ?? colours.tiles.other);
    const { cells } = lane;
    const bin = window.binNanos * scale * ratio;
    const begin = (window.from - left) * scale * ratio;   // in columns, as all below
    const last = Math.min(columns, Math.ceil((window.to - left) * scale * ratio));
    const sum = new Float64Array(window.states.length);
    let run = 0;
    let end = begin + cells[0] * bin;
    for (let column = Math.max(0, Math.floor(begin)); column < last; column++) {
      while (end <= column && run + 2 < cells.length) end += cells[run += 2] * bin;
      if (end >= column + 1) {
        this.#column(column, shares[cells[run + 1]], tiles, columns, rows);
        continue;
      }
      // Runs that end within the column share it.
      sum.fill(0);
      let from = Math.max(begin, column);
      while (from < column + 1) {
        const to = Math.min(end, column + 1);
        const mix = shares[cells[run + 1]];
        for (let state = 0; state < mix.length; state++) sum[state] += mix[state] * (to - from);
        from = to;
        if (end > column + 1 || run + 2 >= cells.length) break;
        if (end <= from) end += cells[run += 2] * bin;
      }
      this.#column(column, sum, tiles, columns, rows);
    }
    this.#context.putImageData(this.#image, 0, 0);
    ctx.drawImage(this.#canvas, gutter, scene.snap(top), columns / ratio, rows / ratio);
  }

  #column(column, mix, tiles, columns, rows) {
    const pixels = this.#pixels;
    let bottom = rows;
    let below = 0;
    for (let state = 0; state < mix.length; state++) {
      if (!(mix[state] > 0)) continue;
      below += mix[state];
      const upper = Math.max(0, Math.min(bottom - 1, Math.round(rows * (1 - below))));   // at least a pixel: it was there
      const { pixels: tile, size } = tiles[state];
      const across = column % size;
      let down = (upper % size) * size;
      for (let at = upper * columns + column, end = bottom * columns; at < end; at += columns) {
        pixels[at] = tile[down + across];
        down = down + size === size * size ? 0 : down + size;
      }
      bottom = upper;
    }
  }
}
