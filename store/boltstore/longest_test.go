package boltstore

import (
	"encoding/binary"
	"strings"
	"testing"
)

// A page of a huge file says that it goes on to the end of it: nobody has the memory to believe that.
func TestAPageThatGoesOnTooLongIsNotRead(t *testing.T) {
	const pages = 1 << 24
	file := &hugeFile{goesOn: pages - 3}
	var told []string
	_, err := checkTree(t.Context(), head{pageSize: 4096, root: 2, pages: pages}, file, func(problem string) { told = append(told, problem) })
	if err != nil || len(told) != 1 || !strings.Contains(told[0], "goes on") {
		t.Errorf("told %q, error %v", told, err)
	}
	if file.most > 4096 {
		t.Errorf("%d bytes were read at once", file.most)
	}
}

// A hugeFile is one of which page 2 is all that matters.
type hugeFile struct {
	goesOn uint32
	most   int
}

func (f *hugeFile) ReadAt(p []byte, _ int64) (int, error) {
	f.most = max(f.most, len(p))
	if len(p) > 1<<20 {
		return 0, errEnough
	}
	binary.NativeEndian.PutUint64(p, 2)
	binary.NativeEndian.PutUint32(p[12:], f.goesOn)
	return len(p), nil
}
