// Streamlit speaks English in a few places of its own and offers no setting for it. Its words are exchanged as they
// appear; what reports, users and our views wrote stands in elements that are never touched.
(() => {
  if (window.jiwenChinese) return;
  window.jiwenChinese = true;
  const WORDS = {
    "No results": "没有匹配的选项", "No options": "没有选项", "Select all": "全选", "Clear all": "全部清除",
    "Clear value": "清除", "Clear entry": "清除", "Remove": "移除", "Delete": "删除", "Close": "关闭", "Open": "打开",
    "Search": "查找", "Type to search": "输入文字查找", "Send message": "发送", "Stop script": "停止",
    "Sort ascending": "升序", "Sort descending": "降序", "Format": "格式", "Statistics": "统计", "Autosize": "适合宽度",
    "Pin column": "固定此列", "Unpin column": "取消固定", "Hide column": "隐藏此列", "Copy column name": "复制列名",
    "Show/hide columns": "显示或隐藏列", "Clear selection": "取消选择", "Automatic": "自动", "Localized": "千分位",
    "Plain": "原样", "Compact": "缩写", "Dollar": "美元", "Euro": "欧元", "Yen": "日元", "Percent": "百分比",
    "Scientific": "科学记数", "Accounting": "会计", "Count": "个数", "Distinct": "不同值", "Empty": "空", "Sum": "合计",
    "Average": "平均", "Median": "中位数", "Minimum": "最小", "Maximum": "最大", "Range": "范围",
    "Standard deviation": "标准差", "Minimum length": "最短", "Maximum length": "最长", "Average length": "平均长度",
    "Based on sample": "据部分行", "Fullscreen": "全屏", "Close fullscreen": "退出全屏", "Download": "下载",
    "Download as CSV": "下载 CSV", "Copy to clipboard": "复制", "Copied": "已复制", "Copied!": "已复制",
    "Expand sidebar": "展开侧栏", "Collapse sidebar": "收起侧栏", "Open sidebar": "展开侧栏", "Close sidebar": "收起侧栏",
    "Connection error": "连接中断", "Connecting": "正在连接", "CONNECTING": "正在连接", "Stop": "停止",
    "Main menu": "菜单", "Rerun": "刷新", "Settings": "设置", "Print": "打印", "Theme": "配色", "Light": "浅色",
    "Dark": "深色", "Use system setting": "跟随系统", "Add files": "再选文件", "Show more": "展开", "Show less": "收起",
    "Only one file is allowed.": "只能选一个文件。", "Invalid input.": "输入无效。", "Download failed": "下载没有成功",
    "Error:": "不能导入：", "Upload": "上传", "file upload": "选择文件", "Show data": "查看数据", "Show chart": "查看图", "Download as PNG": "存为 PNG", "Download as SVG": "存为 SVG",
    "Copy Vega-Lite spec": "复制图的定义", "Skip to main content": "跳到正文", "Sidebar": "侧栏", "App pages": "各页",
    "Navigate to home page": "回到首页", "Chat message from user": "问", "Chat message from assistant": "答",
    "Vega visualization": "图", "Choose an option": "请选择", "Choose options": "请选择",
    "Save as PNG": "存为 PNG", "Save as SVG": "存为 SVG",
  };
  const PATTERNS = [
    [/^Press .*Enter to (apply|submit form|submit)$/, () => "按回车键生效"],
    [/^File must be (.+?)B? or smaller\.?$/, found => `文件太大，不能超过 ${found[1]}B`],
    [/^(.+) files are not allowed\.?$/, found => `不支持 ${found[1]} 文件`],
    [/^Select (\d+) matches$/, found => `选中这 ${found[1]} 项`],
    [/^Help for (.+)$/, found => `${found[1]}的说明`],
    [/^Remove (.+)$/, found => `移除 ${found[1]}`],
    [/^Showing page (\d+) of (\d+)$/, found => `第 ${found[1]} / ${found[2]} 页`],
    [/^Attempting to connect to .+$/, () => "正在重新连接……"],
    [/^Connection (lost|timed out|closed).*$/, () => "连接中断，正在重新连接……"],
  ];
  const NOT_ITS_OWN = ".stHtml, [data-testid=stMarkdownContainer], textarea, pre, script, style";
  const ATTRIBUTES = ["aria-label", "title", "placeholder"];

  const inChinese = words => {
    const own = words.trim();
    if (!/[A-Za-z]/.test(own)) return words;
    if (Object.hasOwn(WORDS, own)) return WORDS[own];
    for (const [pattern, say] of PATTERNS) {
      const found = pattern.exec(own);
      if (found) return say(found);
    }
    return words;
  };
  const visit = node => {
    if (node.nodeType === Node.TEXT_NODE) {
      const said = inChinese(node.nodeValue);
      if (said !== node.nodeValue) node.nodeValue = said;
      return;
    }
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(NOT_ITS_OWN)) return;
    for (const name of ATTRIBUTES) {
      const given = node.getAttribute(name);
      const said = given && inChinese(given);
      if (said && said !== given) node.setAttribute(name, said);
    }
    for (const child of node.childNodes) visit(child);
  };
  const touched = node => {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    if (element && !element.closest(NOT_ITS_OWN)) visit(node);
  };
  new MutationObserver(changes => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(touched);
      else touched(change.target);
    }
  }).observe(document.body, { childList: true, subtree: true, characterData: true, attributeFilter: ATTRIBUTES });
  visit(document.body);
})();
