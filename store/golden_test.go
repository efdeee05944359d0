package store_test

import (
	"bytes"
	"encoding/hex"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
)

// A kept is a record as testdata spells it, and the session it was made from.
type kept struct {
	name    string
	session *quiz.Session
	extra   []store.Extension
}

// The sessions of testdata/record-v1.txt. Neither they nor the file may ever change: such records
// are on people's disks.
func keptV1() []kept {
	start := time.Date(2026, 11, 22, 8, 30, 0, 123e6, time.UTC)
	begun := &quiz.Session{
		ID:      "019aaa00-0000-7000-8000-000000000001",
		Digest:  quiz.Digest(filled(0xd1)),
		Code:    filled(0xc1),
		Owners:  []quiz.SecretHash{filled(0xb1)},
		Marks:   make([]quiz.Mark, 3),
		Started: start, Changed: start, Seen: start,
	}
	finished := &quiz.Session{
		ID:     "019aaa00-0000-7000-8000-000000000002",
		Digest: quiz.Digest(filled(0xd2)),
		Code:   filled(0xc2),
		Owners: []quiz.SecretHash{filled(0xb2), filled(0xb3)},
		Marks: []quiz.Mark{
			{}, {NonAnswer: quiz.Skipped}, {NonAnswer: quiz.DontKnow}, {NonAnswer: quiz.DoesntApply},
			{Options: []int{0}}, {Options: []int{249}}, {Options: []int{250}}, {Options: []int{65535}},
			{Options: []int{0, 2, 300}},
		},
		Started: start, Changed: start.Add(5 * time.Minute), Seen: start.Add(48 * time.Hour),
		Finished: start.Add(5*time.Minute + time.Second),
	}
	clock := &quiz.Session{ // put back by an hour while it was taken, and forgotten everywhere
		ID:      "019aaa00-0000-7000-8000-000000000003",
		Digest:  quiz.Digest(filled(0xd3)),
		Code:    filled(0xc3),
		Marks:   []quiz.Mark{{Options: []int{1}}},
		Started: start, Changed: start.Add(-time.Hour), Seen: start.Add(-time.Hour),
		Finished: start.Add(-time.Hour),
	}
	renewed := &quiz.Session{
		ID:      "019aaa00-0000-7000-8000-000000000004",
		Digest:  quiz.Digest(filled(0xd4)),
		Code:    filled(0xc4),
		Marks:   make([]quiz.Mark, 1),
		Started: start, Changed: start, Seen: start,
		CodeSerial: 300,
	}
	return append([]kept{
		{"begun", begun, nil},
		{"finished", finished, nil},
		{"clock", clock, []store.Extension{{Tag: 7, Value: []byte("later")}, {Tag: 300, Value: []byte{}}}},
		{"renewed", renewed, nil},
	}, append(keptShortForms(), keptShared()...)...)
}

func keptShared() []kept {
	start := time.Date(2026, 11, 22, 8, 30, 0, 123e6, time.UTC)
	shared := &quiz.Session{ // by two links of the 300 that were made
		ID:     "019aaa00-0000-7000-8000-000000000007",
		Digest: quiz.Digest(filled(0xd7)),
		Code:   filled(0xc7),
		Marks:  []quiz.Mark{{Options: []int{1}}},
		Shares: []quiz.Share{
			{Number: 1, Hash: filled(0xa1), Made: start, Expires: start.Add(30 * 24 * time.Hour)},
			{Number: 300, Hash: filled(0xa3), Made: start.Add(time.Hour), Expires: start.Add(time.Hour + time.Millisecond), Answers: true},
		},
		SharesMade: 300,
		Started:    start, Changed: start, Seen: start,
	}
	revoked := &quiz.Session{ // the only link was taken back
		ID:      "019aaa00-0000-7000-8000-000000000008",
		Digest:  quiz.Digest(filled(0xd8)),
		Code:    filled(0xc8),
		Marks:   []quiz.Mark{{Options: []int{1}}},
		Asked:   []int{0},
		Started: start, Changed: start, Seen: start,
		SharesMade: 1,
	}
	return []kept{
		{"shared", shared, nil},
		{"no longer shared", revoked, []store.Extension{{Tag: 7, Value: []byte("later")}}},
	}
}

func keptShortForms() []kept {
	start := time.Date(2026, 11, 22, 8, 30, 0, 123e6, time.UTC)
	short := &quiz.Session{ // the first item put is skipped, the second answered, the third open
		ID:     "019aaa00-0000-7000-8000-000000000005",
		Digest: quiz.Digest(filled(0xd5)),
		Code:   filled(0xc5),
		Owners: []quiz.SecretHash{filled(0xb5)},
		Marks:  []quiz.Mark{{Options: []int{1}}, {}, {}, {}, {NonAnswer: quiz.Skipped}},
		Asked:  []int{4, 0, 2}, Started: start, Changed: start, Seen: start,
	}
	long := &quiz.Session{ // of many items, the return code replaced, and something later beside it
		ID:     "019aaa00-0000-7000-8000-000000000006",
		Digest: quiz.Digest(filled(0xd6)),
		Code:   filled(0xc6),
		Marks:  make([]quiz.Mark, 300),
		Asked:  []int{299, 127, 128}, Started: start, Changed: start, Seen: start,
		CodeSerial: 1,
	}
	return []kept{
		{"short", short, nil},
		{"short of many", long, []store.Extension{{Tag: 7, Value: []byte("later")}}},
	}
}

func TestRecordsOfVersion1AreReadForEver(t *testing.T) {
	golden := readGolden(t, "testdata/record-v1.txt")
	for _, k := range keptV1() {
		record, ok := golden[k.name]
		if !ok {
			t.Fatalf("the file has no record %q", k.name)
		}
		s, extra, err := store.DecodeSession(k.session.ID, record)
		if err != nil {
			t.Fatalf("%s: %v", k.name, err)
		}
		if diff := cmp.Diff(k.session, s); diff != "" {
			t.Errorf("%s is read as another session (-kept +read):\n%s", k.name, diff)
		}
		if diff := cmp.Diff(k.extra, extra); diff != "" {
			t.Errorf("%s is read with other extensions (-kept +read):\n%s", k.name, diff)
		}
		again, err := store.EncodeSession(k.session, k.extra)
		if err != nil || !bytes.Equal(again, record) {
			t.Errorf("%s is written as\n%x (error %v), want\n%x", k.name, again, err, record)
		}
	}
	if len(golden) != len(keptV1()) {
		t.Errorf("the file has %d records, the test knows %d", len(golden), len(keptV1()))
	}
}

// readGolden reads records: a line "= name" begins one; hexadecimal digits follow, with spaces and
// line breaks as it pleases; what stands behind # is for people.
func readGolden(t *testing.T, path string) map[string][]byte {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	records, name := map[string][]byte{}, ""
	for line := range strings.Lines(string(text)) {
		line, _, _ = strings.Cut(line, "#")
		if begin, ok := strings.CutPrefix(line, "= "); ok {
			name = strings.TrimSpace(begin)
			continue
		}
		b, err := hex.DecodeString(strings.Join(strings.Fields(line), ""))
		if err != nil {
			t.Fatalf("%s: %q: %v", path, line, err)
		}
		if len(b) > 0 {
			records[name] = append(records[name], b...)
		}
	}
	return records
}

func filled(b byte) quiz.SecretHash { return quiz.SecretHash(bytes.Repeat([]byte{b}, 32)) }
