package web

import (
	"fmt"
	"strings"

	"rsc.io/qr"
)

// qrPicture is a QR code as a drawing: Path has a stroke of width 1 for each run of dark squares, in a square
// of Size with the quiet zone around it.
type qrPicture struct {
	Size int
	Path string
}

// quietZone is how many light squares have to be around the code.
const quietZone = 4

// qrOf draws a text; nil where it is too long for a QR code.
func qrOf(text string) *qrPicture {
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		return nil
	}
	var path strings.Builder
	for y := range code.Size {
		drawRow(&path, code, y)
	}
	return &qrPicture{code.Size + 2*quietZone, path.String()}
}

// drawRow draws the runs of a row: the first from where it is, the others from the end of the one before.
func drawRow(path *strings.Builder, code *qr.Code, y int) {
	pen := -1
	for x := 0; x < code.Size; x++ {
		from := x
		for code.Black(x, y) { // light beyond the edge
			x++
		}
		switch {
		case x == from:
			continue
		case pen < 0:
			fmt.Fprintf(path, "M%d %d.5", quietZone+from, quietZone+y)
		default:
			fmt.Fprintf(path, "m%d 0", from-pen)
		}
		fmt.Fprintf(path, "h%d", x-from)
		pen = x
	}
}
