// Draws a chart over the server's drawing, which stands just before this element, once the reader comes near. Narrow
// figures keep the server's drawing, which is made for them; so do browsers where the chart library does not come.

/** From this width on labels fit beside their bars; the stylesheet changes its drawing there too. */
const WIDE = 384;

class PrassiChart extends HTMLElement {
  static observedAttributes = ["data-point"];

  #drawing = null;
  #chart = null;
  #near = null;
  #width = null;
  #wanted = false;

  connectedCallback() {
    this.#drawing = this.previousElementSibling;
    this.#width = new ResizeObserver(() => this.#update());
    this.#near = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      this.#near.disconnect();
      this.#width.observe(this.parentElement);
    }, { rootMargin: "25%" });
    this.#near.observe(this.parentElement);
  }

  disconnectedCallback() {
    this.#near.disconnect();
    this.#width.disconnect();
    this.#withdraw();
  }

  attributeChangedCallback() {
    this.#point();
  }

  #update() {
    const wide = this.parentElement.clientWidth >= WIDE;
    if (wide && !this.#wanted) this.#draw();
    if (!wide && this.#wanted) this.#withdraw();
  }

  async #draw() {
    this.#wanted = true;
    const library = await import("./charts.js").catch(() => null);
    if (!library || !this.#wanted || this.#chart) return;
    // The same height as the drawing below: nothing on the page moves.
    this.style.display = "block";
    this.style.height = `${this.#drawing.offsetHeight}px`;
    this.style.marginBlock = getComputedStyle(this.#drawing).marginBlock;
    this.hidden = false;
    this.#drawing.classList.add("visually-hidden");
    this.#chart = library.mount(this, JSON.parse(this.dataset.option), ({ dataIndex }) => this.#follow(dataIndex));
    this.#point();
  }

  #withdraw() {
    this.#wanted = false;
    this.#chart?.dispose();
    this.#chart = null;
    this.hidden = true;
    this.style.display = "";
    this.#drawing?.classList.remove("visually-hidden");
  }

  /** Shows the point that the keyboard is on; without one, no point. */
  #point() {
    if (!this.#chart) return;
    const point = this.dataset.point;
    if (point === undefined) return this.#chart.deselect();
    const { series } = JSON.parse(this.dataset.option);
    this.#chart.select(series.findIndex(({ data }) => data[point] !== null), Number(point));
  }

  /** The drawing's link leads to the records behind a mark: one address, written once. */
  #follow(mark) {
    this.#drawing.querySelectorAll(".bar-label")[mark]?.click();
  }
}

customElements.define("prassi-chart", PrassiChart);
