"""Chinese text by the metre: plausible sentences of a community's life, the same ones for the same chance."""

from __future__ import annotations

from random import Random


def _split(text: str) -> list[str]:
    return text.split()


# Every pair of these makes a name, so that a large site has many different words, as a true one does.
_NAME_FRONTS = "梧桐银杏海棠木兰青竹白鹭晴川望江临河东湖西岭南桥北巷金沙玉林锦水兰溪云台石榴桂花枫叶麦田"
_NAME_BACKS = "里巷坊园苑居庭院桥渡湾坡台亭街径堂屋"

WHO = _split("""
退休教师 年轻父母 楼栋长 物业管家 社区社工 志愿者 放学的孩子 新搬来的住户 老住户 租房的年轻人 外卖骑手 菜市场摊主
书法爱好者 广场舞队员 业委会委员 社区医生 环卫师傅 快递员 咖啡店主 木工师傅 大学生 全职妈妈 独居老人 养猫的人 种花的人
合唱队员 骑行爱好者 象棋高手 烘焙新手 居民代表 消防员 图书管理员 理发师 裁缝 修车师傅 园艺师 护士 摄影爱好者 社区民警
""")
WHAT = _split("""
旧书交换 阳台种菜 邻里晚餐 亲子共读 楼道美化 垃圾分类 旧物改造 急救演练 太极晨练 合唱排练 手工编织 皮影戏 读书会 义诊
口述历史 社区地图 围棋课 电影放映 露营夜 观鸟 自然笔记 剪纸 包饺子 做月饼 写春联 修电器 磨剪刀 换衣服 种树 浇花 清河道
议事会 圆桌茶话 开放麦 摄影展 儿童市集 跳蚤市场 健步走 自行车课
防诈骗讲座 手机课 烘焙课 木工课 陶艺 扎染 香囊制作 围炉夜话
""")
WHERE = _split("""
长桌边 院子里 树荫下 门厅 楼道口 活动室 厨房 书架旁 屋顶花园 小广场 凉亭 走廊尽头 桥头 菜地边 老槐树下 雨棚下 窗台前
""")
HOW = _split("""
轮流 慢慢地 一边说笑一边 认认真真 不声不响 七手八脚 按事先商量的办法 照着老人的讲法 用各家带来的材料
借着路灯的光 分成几组
""")
THING = _split("""
热茶 长凳 旧毛线 种子 绿豆汤 搪瓷缸 老照片 木板 颜料 彩纸 折叠桌 竹篮 手写的便条 一摞绘本 收音机 缝纫机 白板 幕布 灯串
花盆 水壶 扫帚 针线盒 菜谱 地图 口琴 二胡 饺子皮 面粉 月饼模子 墨汁 毛笔 相册 围裙 手套 雨伞 藤椅
""")
MOOD = _split("热闹 安静 踏实 轻松 亲切 忙而不乱 比想象中久 让人舍不得走 有些手忙脚乱 像过节一样 像回到从前")
LESSON = _split("""
先问清楚各家的时间 把桌子摆得近一些 留出给孩子跑动的地方 让第一次来的人先说话 把剩下的材料登记下来 提早贴出告示
请会的人教不会的人 少说道理多动手 把音响调低些 给晚到的人留一份 散场时一起收拾 下次换个离电梯近的地方
""")
_SENTENCES = _split("""
{who}和{who}在{where}{how}准备{what}，{thing}是前一天从{name}借来的。
这一次{what}由{who}牵头，{who}负责{thing}，{who}只管招呼人坐下。
有人带来了{thing}，有人带来了{thing}，{where}很快坐满了。
说起{what}，{who}最有话讲：从前在{name}，家家户户都这样做。
{who}教大家怎么用{thing}，学得最快的却是{who}。
散场以后，{who}把{thing}一件件收好，约定下回还在{where}见。
场面{mood}，{who}说，好久没有和这么多邻居坐在一起了。
原定在{where}，因为下雨挪到了{where}，反倒更{mood}。
{who}提议把{what}和{what}合在一起办，{who}当场就答应了。
孩子们围着{thing}看，{who}索性停下来，从头讲了一遍。
事后大家记下一条：{lesson}。
也有不顺的地方，{thing}不够用，只好{how}轮着来；下回要{lesson}。
从{name}来的{who}第一次参加，走的时候加了好几位邻居的联系方式。
{who}写了一张便条贴在{where}：谢谢{name}的{thing}。
关于{what}，会上有两种意见，{who}主张先试一次，{who}想再听听别人的想法。
{name}那边也想照着办一场{what}，请{who}过去讲讲。
这件事起初是{who}在{where}闲聊时提起的，没想到真的办成了。
天色暗下来，{where}亮起灯，{who}{how}唱了一段，{mood}。
""")
_HEADINGS = _split("缘起 这一天 怎么准备的 谁来了 做了什么 留下了什么 下一次 邻居们说 几件小事 记一笔")
_TITLES = _split("""
{name}{what} {what}在{name} {who}的{what} {season}{what} {name}的{what}与{what} 一起来{what}
{what}：{where}见 {season}{name}{what}
""")
_SEASONS = _split("春日 夏夜 秋天的 冬至前的 周末 黄昏的 清晨的 雨后 开学前的 年末")


def make_name(chance: Random) -> str:
    """Return a name of a place, as 梧桐里."""
    start = chance.randrange(0, len(_NAME_FRONTS), 2)
    return _NAME_FRONTS[start : start + 2] + chance.choice(_NAME_BACKS)


def make_title(chance: Random) -> str:
    return _filled(chance.choice(_TITLES), chance)


def make_summary(chance: Random) -> str:
    return _filled(chance.choice(_SENTENCES), chance)


def make_paragraph(chance: Random, sentences: int) -> str:
    return "".join(_filled(chance.choice(_SENTENCES), chance) for _ in range(sentences))


def make_body(chance: Random, *, mention: str = "") -> str:
    """Return Markdown of some 500 characters: as long to read as 270 English words, with `mention` in it."""
    first, *others = chance.sample(_HEADINGS, 3)
    opening = make_paragraph(chance, 4) + (f"这和{mention}是一回事。" if mention else "")
    points = "\n".join(f"- **{chance.choice(THING)}**：{make_paragraph(chance, 1)}" for _ in range(3))
    return "\n\n".join(
        (
            opening,
            f"## {first}",
            make_paragraph(chance, 3),
            f"## {others[0]}",
            points,
            f"> {make_paragraph(chance, 1)}",
            f"## {others[1]}",
            make_paragraph(chance, 2),
        )
    )


def _filled(sentence: str, chance: Random) -> str:
    for slot, words in _SLOTS:
        while slot in sentence:
            sentence = sentence.replace(slot, chance.choice(words), 1)
    while "{name}" in sentence:
        sentence = sentence.replace("{name}", make_name(chance), 1)
    return sentence


_SLOTS = (
    ("{who}", WHO),
    ("{what}", WHAT),
    ("{where}", WHERE),
    ("{how}", HOW),
    ("{thing}", THING),
    ("{mood}", MOOD),
    ("{lesson}", LESSON),
    ("{season}", _SEASONS),
)
