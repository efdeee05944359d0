package main

import (
	"bytes"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"github.com/careerfit/careerfit/store"
)

// Whoever comes back to a sitting whose record the disk has spoilt is told that the fault is the server's, with a
// reference that the log has, too; whoever tries a sitting that was never there is not.
func TestATakerWhoseRecordIsDamaged(t *testing.T) {
	flipped := func(o *office) {
		o.spoils(func(tx *bolt.Tx) error {
			key, _ := store.ParseID(o.ids[0])
			record := bytes.Clone(tx.Bucket([]byte("sessions")).Get(key[:]))
			record[bytes.Index(record, o.bare.Digest[:])] ^= 1
			return tx.Bucket([]byte("sessions")).Put(key[:], record)
		})
	}
	for name, spoil := range map[string]func(*office){
		"one bit of the questionnaire's digest": flipped,
		"all of it":                             func(o *office) { o.spoilsRecord(0) },
	} {
		t.Run(name, func(t *testing.T) {
			o := opens(t, 1)
			spoil(o)
			o.serves()
			status, body := o.comesBack(0)
			reference := regexp.MustCompile(`this reference helps them: ([A-Z2-7]{16})`).FindStringSubmatch(body)
			if status != http.StatusInternalServerError || !strings.Contains(body, "The fault is ours") || reference == nil || !strings.Contains(o.server.err.String(), "request="+reference[1]) {
				t.Errorf("status %d, the log says\n%s\nand the page\n%s", status, o.server.err.String(), body)
			}
			if log := o.server.err.String(); strings.Contains(log, "the store is damaged") != strings.Contains(log, "careerfit doctor tells what is damaged; then restore") {
				t.Errorf("it says of what mends it:\n%s", log)
			}
			status, _ = o.server.get("/sittings/" + strings.Replace(o.ids[0], "7000", "7001", 1))
			if status != http.StatusNotFound {
				t.Errorf("one that was never there: status %d", status)
			}
		})
	}
}

// comesBack enters the return code of the nth sitting in a browser of its own.
func (o *office) comesBack(n int) (status int, body string) {
	o.t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		o.t.Fatal(err)
	}
	response, err := (&http.Client{Jar: jar}).PostForm(o.server.url+"/return", url.Values{"code": {typedCode(n)}})
	if err != nil {
		o.t.Fatal(err)
	}
	return o.server.read(response)
}
