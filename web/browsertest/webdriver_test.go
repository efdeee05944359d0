package browsertest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A webkit is a tab of WebKit, the engine of the browsers on iPhones and iPads: Debian's WebKitGTK without a screen,
// spoken to in WebDriver.
type webkit struct {
	t testing.TB
	// session is the address of the tab's commands.
	session string
}

// startWebKit starts a browser of its own. Without scripts it runs none that a page brings along; those with which
// the driver looks at the page still do.
func startWebKit(t testing.TB, scripts bool) *webkit {
	t.Helper()
	for _, program := range []string{"WebKitWebDriver", "xvfb-run"} {
		if _, err := exec.LookPath(program); err != nil {
			without(t, "there is no "+program+": apt-get install webkit2gtk-driver xvfb xauth")
		}
	}
	k := &webkit{t, "http://" + startDriver(t)}
	arguments := []string{"--automation"}
	if !scripts {
		arguments = append(arguments, "--enable-javascript-markup=false")
	}
	var opened struct{ SessionID string }
	k.does("POST", "/session", map[string]any{"capabilities": map[string]any{"alwaysMatch": map[string]any{
		"webkitgtk:browserOptions": map[string]any{"binary": miniBrowser(t), "args": arguments},
	}}}, &opened)
	k.session += "/session/" + opened.SessionID
	t.Cleanup(func() { k.does("DELETE", "", nil, nil) })
	k.does("POST", "/window/rect", map[string]any{"width": 390, "height": 800}, nil)
	return k
}

// miniBrowser is where WebKitGTK's small browser is, which has no package of its own.
func miniBrowser(t testing.TB) string {
	t.Helper()
	found, err := exec.Command("sh", "-c", "ls /usr/lib/*/webkit2gtk-4.1/MiniBrowser /usr/lib/*/webkitgtk-6.0/MiniBrowser 2>/dev/null || true").Output()
	if err != nil || len(found) == 0 {
		t.Fatalf("there is no MiniBrowser: %v", err)
	}
	return strings.Fields(string(found))[0]
}

// startDriver starts the driver on a screen that nobody sees, and returns where it listens. Both end with the test.
func startDriver(t testing.TB) string {
	t.Helper()
	address := freeAddress(t)
	_, port, _ := net.SplitHostPort(address)
	driver := exec.Command("xvfb-run", "-a", "-s", "-screen 0 800x1000x24", "WebKitWebDriver", "--host=127.0.0.1", "--port="+port)
	driver.Env = append(os.Environ(), "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS=1", "LIBGL_ALWAYS_SOFTWARE=1", "GTK_A11Y=none", "NO_AT_BRIDGE=1")
	driver.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := driver.Start(); err != nil {
		t.Fatalf("start WebKit: %v", err)
	}
	t.Cleanup(func() {
		_ = syscall.Kill(-driver.Process.Pid, syscall.SIGTERM) // the screen, too
		_ = driver.Wait()                                      // reports the signal
	})
	for deadline := time.Now().Add(loading); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		if response, err := http.Get("http://" + address + "/status"); err == nil {
			response.Body.Close()
			return address
		}
	}
	t.Fatal("WebKit's driver did not come up")
	return ""
}

// freeAddress is an address on this machine at which nobody listens.
func freeAddress(t testing.TB) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// does runs a command of WebDriver, and puts what comes back into the pointer.
func (k *webkit) does(method, command string, arguments, value any) {
	k.t.Helper()
	if err := k.asks(method, command, arguments, value); err != nil {
		k.t.Fatalf("%s %s: %v", method, command, err)
	}
}

// asks is does for commands that may not work yet.
func (k *webkit) asks(method, command string, arguments, value any) error {
	body := []byte("{}")
	if arguments != nil {
		body, _ = json.Marshal(arguments) // texts and maps of them
	}
	request, err := http.NewRequest(method, k.session+command, bytes.NewReader(body))
	if err != nil {
		return err
	}
	response, err := (&http.Client{Timeout: 2 * loading}).Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	var answer struct{ Value json.RawMessage }
	content, err := io.ReadAll(response.Body)
	if err := errors.Join(err, json.Unmarshal(content, &answer)); err != nil {
		return err
	}
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("status %d: %s", response.StatusCode, answer.Value)
	}
	if value == nil {
		return nil
	}
	return json.Unmarshal(answer.Value, value)
}

// opens goes to an address.
func (k *webkit) opens(address string) {
	k.t.Helper()
	k.does("POST", "/url", map[string]string{"url": address}, nil)
}

// clicks clicks the first of these elements with the words.
func (k *webkit) clicks(kinds, words string) {
	k.t.Helper()
	var kind []string
	for _, name := range strings.Split(kinds, ", ") {
		kind = append(kind, "self::"+name)
	}
	path := fmt.Sprintf("//*[%s][normalize-space(.)=%s]", strings.Join(kind, " or "), quoteXPath(words))
	var err error
	for deadline := time.Now().Add(loading); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if err = k.tries(path); err == nil {
			return
		}
		if !strings.Contains(err.Error(), "element not interactable") { // it is not painted yet
			break
		}
	}
	k.t.Fatalf("click “%s”: %v on\n%s", words, err, k.reads("main"))
}

// tries clicks an element, if it is there.
func (k *webkit) tries(path string) error {
	var element map[string]string
	err := k.asks("POST", "/element", map[string]string{"using": "xpath", "value": path}, &element)
	for _, id := range element {
		err = errors.Join(err, k.asks("POST", "/element/"+id+"/click", nil, nil))
	}
	return err
}

// quoteXPath writes a text for an XPath, which has no way to escape a quote.
func quoteXPath(text string) string {
	return `concat("", "` + strings.ReplaceAll(text, `"`, `", '"', "`) + `")`
}

// sees waits for the page with a heading.
func (k *webkit) sees(heading string) {
	k.t.Helper()
	var got string
	for deadline := time.Now().Add(loading); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		got = k.reads("h1")
		if got == heading {
			return
		}
	}
	k.t.Fatalf("the page is %q, want %q:\n%s", got, heading, k.reads("main"))
}

// waitsFor waits for words in an element.
func (k *webkit) waitsFor(css, words string) {
	k.t.Helper()
	for deadline := time.Now().Add(loading); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if strings.Contains(k.reads(css), words) {
			return
		}
	}
	k.t.Fatalf("the page does not say %q:\n%s", words, k.reads(css))
}

// isTicked expects the choice with these words to be ticked.
func (k *webkit) isTicked(words string) {
	k.t.Helper()
	if got := k.reads(".option:has(input:checked) label"); got != words {
		k.t.Errorf("ticked is %q, want %q", got, words)
	}
}

// reads returns the words of the first element, or "" on a page on its way out.
func (k *webkit) reads(css string) string {
	var element map[string]string
	if k.asks("POST", "/element", map[string]string{"using": "css selector", "value": css}, &element) != nil {
		return ""
	}
	var words string
	for _, id := range element {
		if k.asks("GET", "/element/"+id+"/text", nil, &words) != nil {
			return ""
		}
	}
	return strings.Join(strings.Fields(words), " ")
}
