package web

import "testing"

// A qrReader reads a code of level M that has no faults, from version 1 to 10.
type qrReader struct {
	version, size int
	dark          [][]bool
}

// blocksM are the data bytes of each block at level M, by version.
func blocksM() [][]int {
	return [][]int{1: {16}, {28}, {44}, {32, 32}, {43, 43}, {27, 27, 27, 27}, {31, 31, 31, 31}, {38, 38, 39, 39}, {36, 36, 36, 37, 37}, {43, 43, 43, 43, 44}}
}

// alignments are the middles of the alignment patterns, by version.
func alignments() [][]int {
	return [][]int{1: {}, {6, 18}, {6, 22}, {6, 26}, {6, 30}, {6, 34}, {6, 22, 38}, {6, 24, 42}, {6, 26, 46}, {6, 28, 50}}
}

func readQR(t *testing.T, picture *qrPicture) string {
	t.Helper()
	q := qrReader{dark: modulesOf(t, picture), size: picture.Size - 2*quietZone}
	q.version = (q.size - 17) / 4
	if q.version < 1 || q.version > 10 || q.size != 17+4*q.version {
		t.Fatalf("a code of %d squares", q.size)
	}
	format := q.format() ^ 0x5412
	if level := format >> 13; level != 0 {
		t.Fatalf("error correction is of level %d, want M (0)", level)
	}
	return qrText(t, q.version, q.data(q.bytes(format>>10&7)))
}

func (q qrReader) at(row, column int) bool { return q.dark[row+quietZone][column+quietZone] }

// format are the 15 bits beside the first finder.
func (q qrReader) format() int {
	bits := 0
	for _, c := range [][2]int{{8, 0}, {8, 1}, {8, 2}, {8, 3}, {8, 4}, {8, 5}, {8, 7}, {8, 8}, {7, 8}, {5, 8}, {4, 8}, {3, 8}, {2, 8}, {1, 8}, {0, 8}} {
		bits <<= 1
		if q.at(c[0], c[1]) {
			bits |= 1
		}
	}
	return bits
}

// function reports whether a square belongs to a pattern and not to the data.
func (q qrReader) function(row, column int) bool {
	far := q.size - 8
	switch {
	case row <= 8 && (column <= 8 || column >= far), row >= far && column <= 8, row == 6, column == 6:
		return true
	case q.version >= 7 && (row < 6 && column >= q.size-11 || column < 6 && row >= q.size-11):
		return true
	}
	middles := alignments()[q.version]
	for i, a := range middles {
		for j, b := range middles {
			last := len(middles) - 1
			atFinder := i == 0 && j == 0 || i == 0 && j == last || i == last && j == 0
			if !atFinder && max(a-row, row-a) <= 2 && max(b-column, column-b) <= 2 {
				return true
			}
		}
	}
	return false
}

// masked reports whether the mask turns the square over.
func masked(mask, i, j int) bool {
	return []bool{
		(i+j)%2 == 0, i%2 == 0, j%3 == 0, (i+j)%3 == 0, (i/2+j/3)%2 == 0,
		i*j%2+i*j%3 == 0, (i*j%2+i*j%3)%2 == 0, ((i+j)%2+i*j%3)%2 == 0,
	}[mask]
}

// bytes reads all bytes in the order in which they lie: in columns of two, from the right, up and down.
func (q qrReader) bytes(mask int) []byte {
	var all []byte
	bits, n := 0, 0
	up := true
	for right := q.size - 1; right > 0; right -= 2 {
		if right == 6 {
			right--
		}
		for k := range q.size {
			row := k
			if up {
				row = q.size - 1 - k
			}
			for _, column := range []int{right, right - 1} {
				if q.function(row, column) {
					continue
				}
				bits <<= 1
				if q.at(row, column) != masked(mask, row, column) {
					bits |= 1
				}
				if n++; n%8 == 0 {
					all, bits = append(all, byte(bits)), 0
				}
			}
		}
		up = !up
	}
	return all
}

// data puts the blocks, whose bytes take turns, one behind the other.
func (q qrReader) data(all []byte) []byte {
	sizes := blocksM()[q.version]
	blocks := make([][]byte, len(sizes))
	next := 0
	for k := range sizes[len(sizes)-1] {
		for b, size := range sizes {
			if k < size {
				blocks[b] = append(blocks[b], all[next])
				next++
			}
		}
	}
	var data []byte
	for _, block := range blocks {
		data = append(data, block...)
	}
	return data
}

// qrText reads a text in byte mode, as links are.
func qrText(t *testing.T, version int, data []byte) string {
	t.Helper()
	at := 0
	take := func(n int) int {
		value := 0
		for range n {
			value = value<<1 | int(data[at/8]>>(7-at%8)&1)
			at++
		}
		return value
	}
	if mode := take(4); mode != 4 {
		t.Fatalf("the mode is %d, want bytes (4)", mode)
	}
	count := 8
	if version >= 10 {
		count = 16
	}
	read := make([]byte, take(count))
	for i := range read {
		read[i] = byte(take(8))
	}
	return string(read)
}
